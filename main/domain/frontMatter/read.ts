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

/** Reads the entries of a block. What a parser throws becomes the reason of a broken reading. */
export function readBlock(text: string, block: FrontMatterBlock): Reading {
  try {
    return readers[block.kind](text.slice(block.contentFrom, block.contentTo), block.contentFrom)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return brokenReading(block.contentFrom, `The front matter cannot be read: ${reason}.`)
  }
}
