import { lineStop } from './entries'
import type { BrokenFrontMatter, FrontMatter } from './fields'
import { readBlock } from './read'
import { findOpening, type Opening } from './split'

function placeBroken(text: string, offset: number, message: string): BrokenFrontMatter {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return { line, from: offset, to: Math.max(offset, lineStop(text, offset)), message }
}

/** Why front matter that begins here is not read, for people. */
export function describeUnread(opening: Exclude<Opening, { state: 'closed' }>): string {
  if (opening.state === 'refused') {
    return `The front matter is marked as “${opening.language}”. Byline reads YAML, TOML and JSON only and runs no code.`
  }
  if (opening.tooLong)
    return `The front matter that begins here is not closed within 64 KB. Close it with ${opening.mark}.`
  return `The front matter that begins here is not closed. Add a line with ${opening.mark} after its last field.`
}

/**
 * Reads the front matter of a post into fields. Never throws: what cannot be read has `broken` set and no fields. Reads at
 * most 64 KB, 32 levels and 20 aliases.
 */
export function parseFrontMatter(text: string): FrontMatter {
  const nothing = { kind: null, block: null, fields: [], broken: null, problems: [] }
  const opening = findOpening(text)
  if (opening === null) return nothing
  if (opening.state !== 'closed') {
    return { ...nothing, broken: placeBroken(text, opening.from, describeUnread(opening)) }
  }
  const { block } = opening
  const reading = readBlock(text, block)
  const { broken } = reading
  return {
    kind: block.kind,
    block,
    fields: reading.entries.map((entry) => entry.field),
    broken: broken === null ? null : placeBroken(text, broken.offset, broken.message),
    problems: reading.problems,
  }
}
