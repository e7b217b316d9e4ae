import type { TextEdit } from '../textEdit'
import { applyEdits } from '../textEdit'
import type { Entry } from './entries'
import { describeUnread } from './parse'
import { readBlock } from './read'
import { type NeighbourStyle, neighbourStyle } from './scalarPlace'
import { type FrontMatterBlock, findOpening, splitFrontMatter } from './split'

export type EditResult = { ok: true; edits: TextEdit[] } | { ok: false; message: string }

/** Front matter that can be edited. `text` ends with the block: the body plays no part. */
export interface OpenFrontMatter {
  text: string
  block: FrontMatterBlock
  entries: Entry[]
  style: NeighbourStyle
}

export function refuse(message: string): EditResult & { ok: false } {
  return { ok: false, message }
}

/** Reads a post's front matter for an edit: null when it has none, a refusal when it cannot be read. */
export function openFrontMatter(post: string): OpenFrontMatter | (EditResult & { ok: false }) | null {
  const opening = findOpening(post)
  if (opening === null) return null
  if (opening.state !== 'closed') return refuse(describeUnread(opening))
  const { block } = opening
  const text = post.slice(0, block.to)
  const { entries, broken } = readBlock(text, block)
  if (broken !== null) return refuse(broken.message)
  return { text, block, entries, style: neighbourStyle(text, entries) }
}

function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index])
}

/** The first field at a path that may be edited, by its index among the entries. */
export function findEntry(
  open: OpenFrontMatter,
  path: readonly string[],
): { index: number; entry: Entry } | (EditResult & { ok: false }) {
  const index = open.entries.findIndex(({ field }) => isSamePath(field.path, path))
  const entry = open.entries[index]
  if (entry === undefined) return refuse(`The front matter has no field “${path.join('.')}” any more.`)
  if (entry.field.readOnly !== null) return refuse(entry.field.readOnly)
  return { index, entry }
}

/** What edits did to the fields: the one at `index` before (removed when `after` is null), all others untouched. */
export interface Proof {
  /** Index of the edited field, or of the place where a field is new. */
  index: number
  kind: 'changed' | 'added' | 'removed'
  isRight: (after: Entry | null) => boolean
}

/**
 * Reads the front matter again as the edits leave it: the block must end where it should, every other field be the same
 * to the byte, and the edited one be right.
 */
export function proves(open: OpenFrontMatter, edits: readonly TextEdit[], proof: Proof): boolean {
  const text = applyEdits(open.text, edits)
  const block = splitFrontMatter(text)
  if (block === null || block.kind !== open.block.kind || block.to !== text.length) return false
  const { entries, broken } = readBlock(text, block)
  if (broken !== null) return false
  const isAdded = proof.kind === 'added'
  const isRemoved = proof.kind === 'removed'
  const old = isAdded ? open.entries : open.entries.filter((_, index) => index !== proof.index)
  const rest = isRemoved ? entries : entries.filter((_, index) => index !== proof.index)
  if (old.length !== rest.length || (!isRemoved && entries.length !== rest.length + 1)) return false
  const areSame = old.every(({ field }, index) => {
    const now = rest[index]?.field
    return now !== undefined && isSamePath(field.path, now.path) && field.source === now.source
  })
  return areSame && proof.isRight(isRemoved ? null : (entries[proof.index] ?? null))
}

/** The first of some ways to edit that is proved right. */
export function firstProved(open: OpenFrontMatter, ways: readonly TextEdit[][], proof: Proof): EditResult {
  const edits = ways.find((way) => proves(open, way, proof))
  if (edits !== undefined) return { ok: true, edits }
  return refuse(
    'This cannot be written here without changing something else. Edit the front matter in the text.',
  )
}
