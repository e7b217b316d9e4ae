import { type Definition, definitionsOf, type Meanings, meaningsOf } from './definitions'
import {
  type Attempt,
  conclude,
  noSection,
  type Operation,
  type Post,
  readPost,
  refuse,
  sectionName,
} from './operation'
import { blocksOfBody, type Part } from './proof'
import type { Section } from './sections'
import { slotOf, spacingOf } from './spacing'
import { type Piece, weave } from './weave'

/** Removes one section; see `removeSections`. */
export function removeSection(text: string, index: number): Operation {
  return removeSections(text, [index])
}

/**
 * Removes sections with their bylines; the end of the post keeps its newline. Definitions of links and footnotes that the
 * rest uses move to the end of the post; where they cannot, the message names them. Refused for an index of no section.
 */
export function removeSections(text: string, indexes: readonly number[]): Operation {
  const post = readPost(text)
  const { parsed, list } = post
  if (indexes.some((index) => list[index] === undefined)) return refuse(noSection)
  const chosen = new Set(indexes)
  const removed = list.filter(({ index }) => chosen.has(index))
  const rest = list.filter(({ index }) => !chosen.has(index))
  const isIn = (own: readonly Section[], at: number) => own.some(({ from, to }) => from <= at && at < to)
  const meanings = meaningsOf(
    parsed,
    blocksOfBody(parsed).filter(({ from }) => isIn(rest, from)),
  )
  const kept = findKept(definitionsOf(parsed), meanings, (at) => isIn(removed, at))
  const operation = conclude(post, [removal(post, rest, removed, kept)], {
    what: removed.length === 1 ? 'This section cannot be removed' : 'These sections cannot be removed',
    culprit: kept.length > 0 ? rest.at(-1) : list[(removed[0]?.index ?? 0) - 1],
    meanings,
  })
  if (operation.ok || kept.length === 0) return operation
  const holder = removed.find((section) => isIn([section], kept[0]!.from))
  const names = kept.map(({ name }) => `“${name}”`).join(', ')
  return refuse(
    `${operation.message} The rest of the post uses ${names}, which ${sectionName(holder!)} defines and which would have to move to the end.`,
  )
}

/** Of the definitions in removed sections those that count and that the rest uses, but has none of its own for. */
function findKept(
  definitions: readonly Definition[],
  used: Meanings,
  isRemoved: (at: number) => boolean,
): Definition[] {
  const byLabel = new Map<string, Definition[]>()
  for (const own of definitions) {
    const same = byLabel.get(own.label)
    if (same === undefined) byLabel.set(own.label, [own])
    else same.push(own)
  }
  return definitions.filter((definition) => {
    const { label, isFootnote, from } = definition
    if (!isRemoved(from) || !used.has(label)) return false
    const same = byLabel.get(label) ?? []
    // Of links the first definition counts, of footnotes the last.
    if (isFootnote) return same.at(-1) === definition
    return same[0] === definition && same.every((other) => isRemoved(other.from))
  })
}

function removal(
  { text, parsed, list, parts }: Post,
  rest: readonly Section[],
  removed: readonly Section[],
  kept: readonly Definition[],
): Attempt {
  const last = list.at(-1)
  if (last === undefined || removed.length === 0)
    return { edits: [], cursor: last?.from ?? parsed.bodyFrom, wanted: parts }
  const range = { from: list[0]!.from, to: last.to }
  const tail = slotOf(text, last).separator
  const pieces: Piece[] = []
  let at = range.from
  let cursor: number | null = null
  for (const section of rest) {
    const { from, to, textTo } = slotOf(text, section)
    if (section.index > removed[0]!.index) cursor ??= at
    const end = section === rest.at(-1) ? textTo : to
    pieces.push({ from, to: end })
    at += end - from
  }
  const wanted: Part[] = rest.map(({ index }) => ({ ...parts[index]!, blocks: [...parts[index]!.blocks] }))
  const blocks = wanted.at(-1)?.blocks ?? []
  const start = blocks.length === 0 ? spacingOf(text, list).after : '\n\n'
  for (const [place, { from, to, isFootnote }] of kept.entries()) {
    const isTight = place > 0 && !kept[place - 1]!.isFootnote && !isFootnote
    const definition = text.slice(from, to)
    pieces.push(place === 0 ? start : isTight ? '\n' : '\n\n', definition)
    blocks.push(`${isFootnote ? 'footnote_definition' : 'reference_definition'}: ${definition}`)
  }
  pieces.push(tail)
  return { edits: weave(text, range, pieces), cursor: cursor ?? at, wanted }
}
