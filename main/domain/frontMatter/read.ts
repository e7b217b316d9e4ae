import { brokenReading, type Reading } from './entries'
import { readJson } from './jsonEntries'
import type { FrontMatterBlock, FrontMatterKind } from './split'
import { readToml } from './tomlEntries'
import { readYaml } from './yamlEntries'

const readers: Record<FrontMatterKind, (content: string, base: number) => Reading> = {
  yaml: readYaml,
  toml: readToml,
  json: readJson,
}

/**
 * Readings of the last few blocks. Forms, checks and edits ask for the same text again and again: an edit is proved by
 * reading what it leaves, which is what is read next. Nobody changes a reading.
 */
const readings: { kind: FrontMatterKind; content: string; base: number; reading: Reading }[] = []
const mostReadings = 4

function readAnew(kind: FrontMatterKind, content: string, base: number): Reading {
  try {
    return readers[kind](content, base)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return brokenReading(base, `The front matter cannot be read: ${reason}.`)
  }
}

/** Reads the entries of a block. What a parser throws becomes the reason of a broken reading. */
export function readBlock(text: string, { kind, contentFrom: base, contentTo }: FrontMatterBlock): Reading {
  const content = text.slice(base, contentTo)
  const known = readings.findIndex(
    (each) => each.base === base && each.kind === kind && each.content === content,
  )
  const found = known === -1 ? undefined : readings.splice(known, 1)[0]
  const entry = found ?? { kind, content, base, reading: readAnew(kind, content, base) }
  readings.unshift(entry)
  readings.length = Math.min(readings.length, mostReadings)
  return entry.reading
}
