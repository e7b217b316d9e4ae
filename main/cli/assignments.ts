import { existsSync } from 'node:fs'
import type { FieldChange } from '#domain/frontMatter/assign'
import { readAssignedValue } from '#domain/frontMatter/assignedValue'

export interface SetArguments {
  changes: FieldChange[]
  paths: string[]
  /** Why values cannot be read. */
  errors: string[]
}

/** Tells `key=value` from posts and folders: what is there as a file is no assignment. */
export function readSetArguments(given: readonly string[]): SetArguments {
  const read: SetArguments = { changes: [], paths: [], errors: [] }
  for (const argument of given) {
    const [, key, source] = /^([^=/\\]*[^=/\\\s])=(.*)$/s.exec(argument) ?? []
    if (key === undefined || source === undefined || existsSync(argument)) {
      read.paths.push(argument)
      continue
    }
    const value = readAssignedValue(source)
    if (value.ok) read.changes.push({ key: key.trim(), value: value.value })
    else read.errors.push(`The value of “${key}” is not YAML: ${value.message}`)
  }
  return read
}
