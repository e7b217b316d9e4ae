import type { TextEdit } from '../textEdit'
import { applyEdits } from '../textEdit'
import type { Entry } from './entries'
import type { FieldPath } from './fields'
import { entryAt, matchOutlines, type Outline, outlineOf } from './outline'
import { provesAlone } from './ownLines'
import { describeUnread } from './parse'
import { readBlock } from './read'
import { type NeighbourStyle, neighbourStyle } from './scalarPlace'
import { type FrontMatterBlock, findOpening, splitFrontMatter } from './split'
import { keepsAliases } from './yamlAliases'

export type EditResult = { ok: true; edits: TextEdit[] } | Refusal
export interface Refusal {
  ok: false
  message: string
}

/** Front matter that can be edited. `text` ends with the block: the body plays no part. */
export interface OpenFrontMatter {
  text: string
  block: FrontMatterBlock
  entries: Entry[]
}

export function refuse(message: string): Refusal {
  return { ok: false, message }
}

/** Reads a post's front matter for an edit: null when it has none, a refusal when it cannot be read. */
export function openFrontMatter(post: string): OpenFrontMatter | Refusal | null {
  const opening = findOpening(post)
  if (opening === null) return null
  if (opening.state !== 'closed') return refuse(describeUnread(opening))
  const { block } = opening
  const text = post.slice(0, block.to)
  const { entries, broken } = readBlock(text, block)
  if (broken !== null) return refuse(broken.message)
  return { text, block, entries }
}

/** Runs an edit on front matter that must be there. */
export function onFrontMatter(post: string, edit: (open: OpenFrontMatter) => EditResult): EditResult {
  const open = openFrontMatter(post)
  if (open === null) return refuse('This post has no front matter any more.')
  return 'ok' in open ? open : edit(open)
}

export function isSamePath(a: FieldPath, b: FieldPath): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index])
}

export function isBelow(path: FieldPath, above: FieldPath): boolean {
  return path.length > above.length && above.every((part, index) => part === path[index])
}

/** A field in its surroundings. */
export interface Found {
  entry: Entry
  /** Indices that lead to it, from the top. */
  route: number[]
  siblings: Entry[]
  index: number
  parent: Entry | null
}

function search(entries: Entry[], path: FieldPath, parent: Entry | null, route: number[]): Found | null {
  for (const [index, entry] of entries.entries()) {
    const own = [...route, index]
    if (isSamePath(entry.field.path, path)) return { entry, route: own, siblings: entries, index, parent }
    const deeper = isBelow(path, entry.field.path) ? search(entry.children, path, entry, own) : null
    if (deeper !== null) return deeper
  }
  return null
}

/** The first field at a path, or null. */
export function lookForEntry({ entries }: OpenFrontMatter, path: FieldPath): Found | null {
  return search(entries, path, null, [])
}

/** The first field at a path that may be edited. */
export function findEntry(open: OpenFrontMatter, path: FieldPath): Found | Refusal {
  const found = lookForEntry(open, path)
  if (found === null) return refuse(`The front matter has no field “${path.join('.')}” any more.`)
  const { readOnly } = found.entry.field
  return readOnly === null ? found : refuse(readOnly)
}

function flatten(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => [entry, ...flatten(entry.children)])
}

/** How the writers of a post write values: as their siblings are written, else as the rest of the post. */
export function styleAmong({ text, entries }: OpenFrontMatter, siblings: readonly Entry[]): NeighbourStyle {
  return neighbourStyle(text, siblings, siblings === entries ? siblings : flatten(entries))
}

/** A field that is set or added: where it stands then, and what it must be. */
export interface ChangedField {
  route: number[]
  isNew: boolean
  isRight: (after: Entry) => boolean
}

/** One way to make an edit, with what the front matter must read afterwards. */
export interface Way {
  edits: TextEdit[]
  expected: Outline[]
  field?: ChangedField
  isRight?: () => boolean
}

/**
 * Reads the front matter again as the edits leave it: the block must end where it should, every other field be the same
 * to the byte, and the edited one be right.
 */
function proves(open: OpenFrontMatter, { edits, expected, field, isRight }: Way): boolean {
  const text = applyEdits(open.text, edits)
  const block = splitFrontMatter(text)
  if (block === null || block.kind !== open.block.kind || block.to !== text.length) return false
  if (field !== undefined && isRight === undefined && provesAlone(open, edits, field)) return true
  const { entries, broken } = readBlock(text, block)
  if (broken !== null || !matchOutlines(expected, outlineOf(entries))) return false
  const after = field === undefined ? null : entryAt(entries, field.route)
  if (field !== undefined && (after === null || !field.isRight(after))) return false
  const isAlone = field !== undefined || block.kind !== 'yaml'
  if (!isAlone && !keepsAliases(contentOf(open.text, open.block), contentOf(text, block))) return false
  return isRight === undefined || isRight()
}

function contentOf(text: string, { contentFrom, contentTo }: FrontMatterBlock): string {
  return text.slice(contentFrom, contentTo)
}

/** The first of some ways to edit that is proved right. */
export function firstProved(open: OpenFrontMatter, ways: Iterable<Way>): EditResult {
  for (const way of ways) if (proves(open, way)) return { ok: true, edits: way.edits }
  return refuse(
    'This cannot be written here without changing something else. Edit the front matter in the text.',
  )
}
