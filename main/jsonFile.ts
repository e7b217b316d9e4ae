import { readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type GenericSchema, type InferOutput, safeParse } from 'valibot'
import { makeFolder } from './makeFolder'
import { writeWhole } from './writeWhole'

/** One JSON file of the user-data folder. */
export interface JsonFile<T> {
  read(): Promise<T>
  /** Writes whole or not at all, one write after the other; throws the system's error. */
  write(value: T): Promise<void>
  /**
   * Writes what `change` makes of what the file holds now: another program on the same folder may have written it since.
   * Throws the system's error.
   */
  update(change: (present: T) => T): Promise<void>
}

/** A missing file reads as `fallback`; one that is not what `schema` says is set aside as `*.broken` first. */
export function createJsonFile<S extends GenericSchema>(
  path: string,
  schema: S,
  fallback: InferOutput<S>,
): JsonFile<InferOutput<S>> {
  let last: Promise<void> = Promise.resolve()

  async function read(): Promise<InferOutput<S>> {
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
  }

  function inTurn(task: () => Promise<void>): Promise<void> {
    last = last.then(task, task)
    return last
  }

  async function writeNow(value: InferOutput<S>): Promise<void> {
    await makeFolder(dirname(path))
    await writeWhole(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`))
  }

  return {
    read,
    write: (value) => inTurn(() => writeNow(value)),
    update: (change) => inTurn(async () => writeNow(change(await read()))),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
