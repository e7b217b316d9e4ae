import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type GenericSchema, type InferOutput, safeParse } from 'valibot'
import { writeWhole } from './writeWhole'

/** One JSON file of the user-data folder. */
export interface JsonFile<T> {
  read(): Promise<T>
  /** Writes whole or not at all, one write after the other; throws the system's error. */
  write(value: T): Promise<void>
}

/** A missing file reads as `fallback`; one that is not what `schema` says is set aside as `*.broken` first. */
export function createJsonFile<S extends GenericSchema>(
  path: string,
  schema: S,
  fallback: InferOutput<S>,
): JsonFile<InferOutput<S>> {
  let last: Promise<void> = Promise.resolve()
  return {
    async read() {
      let text: string
      try {
        text = await readFile(path, 'utf8')
      } catch {
        return fallback
      }
      const parsed = safeParse(schema, parseJson(text))
      if (parsed.success) return parsed.output
      await rename(path, `${path}.broken`).catch(() => {})
      return fallback
    },
    write(value) {
      const task = async () => {
        await mkdir(dirname(path), { recursive: true })
        await writeWhole(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`))
      }
      last = last.then(task, task)
      return last
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
