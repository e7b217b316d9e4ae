import { lineStart } from './entries'
import type { Field, FieldPath } from './fields'
import { parseFrontMatter } from './parse'
import { readValues } from './values'

/** The field that a key leads to, or the place where it would be. */
export type KeyPlace =
  | { field: Field }
  /** `above` is the last field on the way that is there (null: none), `rest` the keys below it. */
  | { field: null; above: Field | null; rest: string[] }

const nameOf = ({ path }: Field) => String(path.at(-1))

/**
 * Finds what a key with dots means: the field of that very name, else a field inside a map or a list of maps
 * (`params.weight`, `resources.0.src`). Names may hold dots themselves; the longest one wins.
 */
export function findByKey(fields: readonly Field[], key: string): KeyPlace {
  return search(fields, key, null)
}

function search(fields: readonly Field[], key: string, above: Field | null): KeyPlace {
  const whole = fields.find((field) => nameOf(field) === key)
  if (whole !== undefined) return { field: whole }
  const onTheWay = fields
    .filter((field) => key.startsWith(`${nameOf(field)}.`))
    .sort((a, b) => nameOf(b).length - nameOf(a).length)
  const places = onTheWay.map((field) => search(field.children, key.slice(nameOf(field).length + 1), field))
  return (
    places.find(({ field }) => field !== null) ?? places[0] ?? { field: null, above, rest: key.split('.') }
  )
}

/** The path of a place below a field. */
export function pathBelow(above: Field | null, key: string): FieldPath {
  return [...(above?.path ?? []), key]
}

/** What a post says for a key. */
export interface FoundValue {
  /** As the post writes it; a value over lines is moved to the margin. */
  source: string
  /** As data. Numbers that would not survive (007, 1.10) are texts. */
  value: unknown
}

/** Looks up a key (perhaps with dots): null where the post has none, a message where it cannot be read. */
export function readByKey(text: string, key: string): FoundValue | null | { message: string } {
  const { fields, broken } = parseFrontMatter(text)
  if (broken !== null) return { message: `Line ${broken.line}: ${broken.message}` }
  const { field } = findByKey(fields, key)
  if (field === null) return null
  const lines = text.slice(lineStart(text, field.from), field.to)
  const margin = /^[ \t]*/.exec(lines)?.[0] ?? ''
  const isBelowKey = lines.trimStart() === field.source.trimStart()
  const source = isBelowKey ? field.source.trimStart().replaceAll(`\n${margin}`, '\n') : field.source
  return { source, value: field.value ?? valueAt(readValues(text), field.path) }
}

function valueAt(values: unknown, path: FieldPath): unknown {
  let value = values
  for (const part of path) value = (value as Record<string | number, unknown> | null)?.[part]
  return value ?? null
}
