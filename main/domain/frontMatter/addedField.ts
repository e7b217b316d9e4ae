import type { TextEdit } from '../textEdit'
import { addToBraces } from './addedProperty'
import { jointAmong } from './alignment'
import { writeKey } from './dialect'
import { type Entry, lineStart, lineStop } from './entries'
import { type Place, placeInOrder } from './fieldOrder'
import type { FieldPath, FieldValue } from './fields'
import { writeNewValue } from './newValue'
import {
  type EditResult,
  firstProved,
  isSamePath,
  lookForEntry,
  type OpenFrontMatter,
  openFrontMatter,
  refuse,
  type Way,
} from './opened'
import { changeOutline, outlineOf } from './outline'
import { isTooLong, showsValue, tooLong } from './setField'
import type { FrontMatterKind } from './split'

export interface AddOptions {
  /** Keys in the order in which the folder's posts usually have them. */
  order?: readonly string[]
  /** Kind of the front matter that is begun where there is none; YAML unless said. */
  kind?: FrontMatterKind
}

/** The map that gets a field: its entries, and where it stands in the tree. */
export interface Container {
  parent: Entry | null
  route: number[]
  siblings: Entry[]
  isFlow: boolean
}

/** A place for new lines and the index that the field gets there. */
interface Spot {
  at: number
  index: number
}

/** The start of the comment lines directly above a line. */
function aboveComments(text: string, from: number, contentFrom: number): number {
  let at = from
  while (at > contentFrom) {
    const above = lineStart(text, at - 1)
    if (!/^[ \t]*#/.test(text.slice(above, at))) break
    at = above
  }
  return at
}

/** End of the last line of the content that is not blank. */
function endOfContent({ text, block }: OpenFrontMatter): number {
  const content = text.slice(block.contentFrom, block.contentTo)
  if (content.trim() === '') return block.contentFrom
  const filled = block.contentFrom + content.trimEnd().length
  return Math.min(block.contentTo, lineStop(text, filled) + 1)
}

/** Places for a field on lines of its own, best first: where the folder has it, at the end, at the very end. */
function spots(open: OpenFrontMatter, container: Container, place: Place): Spot[] {
  const { text, block } = open
  const { siblings, parent } = container
  const found: Spot[] = []
  if (place !== null && 'before' in place && place.before.lines !== null) {
    found.push({ at: aboveComments(text, place.before.lines.from, block.contentFrom), index: place.index })
  }
  const isInside = place !== null && 'after' in place && place.index < siblings.length
  const isTop = parent === null
  if (place !== null && 'after' in place && place.after.lines !== null && (isInside || !isTop)) {
    found.push({ at: place.after.lines.to, index: place.index })
  }
  const last = siblings.at(-1)
  if (!isTop) {
    const to = parent.style === 'table' ? parent.lines?.to : lineEnd(text, last?.field.to ?? parent.field.to)
    if (to !== undefined) found.push({ at: to, index: siblings.length })
    return found
  }
  if (block.kind === 'toml' && last !== undefined) {
    const end = last.lines?.to
    return end === undefined ? found : [...found, { at: end, index: siblings.length }]
  }
  const end = endOfContent(open)
  // A block scalar at the end may own the blank lines behind it: then only the very end is right.
  found.push({ at: end, index: siblings.length }, { at: block.contentTo, index: siblings.length })
  return found
}

function lineEnd(text: string, offset: number): number {
  return Math.min(text.length, lineStop(text, offset) + 1)
}

interface NewField {
  key: string
  value: FieldValue
}

/** Fields on lines of their own: YAML without braces, TOML outside inline tables. */
function addLines(
  open: OpenFrontMatter,
  container: Container,
  { key, value }: NewField,
  place: Place,
): { edits: TextEdit[]; index: number }[] {
  const { text, block } = open
  const { siblings } = container
  const [first] = siblings
  const isToml = block.kind === 'toml'
  const column = first === undefined ? 0 : first.field.keyFrom - lineStart(text, first.field.keyFrom)
  const pairs = siblings.filter((sibling) => sibling.style !== 'table' || sibling.lines === null)
  const written = writeKey(key, block.kind)
  const joint = jointAmong(text, pairs, column + written.length, isToml ? '=' : ':')
  return writeNewValue(open, siblings, { key, column, isFlow: false }, value).flatMap(({ inline, below }) => {
    const head = `${' '.repeat(column)}${written}`
    const line = inline === '' ? `${head}${joint.trimEnd()}` : `${head}${joint}${inline}`
    return spots(open, container, place).map(({ at, index }) => ({
      edits: [{ from: at, to: at, insert: `${line}\n${below}` }],
      index,
    }))
  })
}

/** TOML: pairs stand before all tables. */
function tomlContainer(container: Container): Container {
  if (container.parent !== null) return container
  const pairs = container.siblings.filter(({ style, lines }) => style !== 'table' && lines !== null)
  return { ...container, siblings: pairs }
}

function addTomlTop(open: OpenFrontMatter, container: Container, added: NewField, place: Place) {
  const { block, entries, text } = open
  if (container.siblings.length > 0 || entries.length === 0) return addLines(open, container, added, place)
  const first = entries[0]?.lines?.from ?? block.contentFrom
  const at = aboveComments(text, first, block.contentFrom) === block.contentFrom ? block.contentFrom : first
  return addLines(open, container, added, null).map(({ edits }) => ({
    edits: edits.map((edit) => ({ ...edit, from: at, to: at })),
    index: 0,
  }))
}

function addTo(
  open: OpenFrontMatter,
  container: Container,
  path: FieldPath,
  value: FieldValue,
  order: readonly string[],
): EditResult {
  const key = String(path.at(-1))
  const { parent, route } = container
  if (lookForEntry(open, path) !== null) return refuse(`The front matter already has “${path.join('.')}”.`)
  const { kind } = open.block
  const added = { key, value }
  const inside = kind === 'toml' ? tomlContainer(container) : container
  const place = placeInOrder(inside.siblings, key, order)
  const ways = container.isFlow
    ? addToBraces(open, container, added, place)
    : kind === 'toml' && parent === null
      ? addTomlTop(open, inside, added, place)
      : addLines(open, inside, added, place)
  const outline = outlineOf(open.entries)
  const part = { key: JSON.stringify([key]), source: '', parts: [], isAny: true }
  return firstProved(
    open,
    ways.map(({ edits, index }): Way => {
      const own = [...route, index]
      const isRight = (after: Entry) => {
        const isEmpty = value === '' && after.field.value === null
        return isSamePath(after.field.path, path) && (showsValue(after, value) || isEmpty)
      }
      const expected = changeOutline(outline, own, (siblings, at) => siblings.toSpliced(at, 0, part))
      return { edits, expected, field: { route: own, isNew: true, isRight } }
    }),
  )
}

/** The map that a path leads into, or why nothing can be added there. */
function findContainer(open: OpenFrontMatter, path: FieldPath): Container | { ok: false; message: string } {
  const isJson = open.block.kind === 'json'
  if (path.length === 1) {
    const isBraced = open.block.kind === 'yaml' && open.entries.some(({ isInFlow }) => isInFlow)
    return { parent: null, route: [], siblings: open.entries, isFlow: isJson || isBraced }
  }
  const found = lookForEntry(open, path.slice(0, -1))
  if (found === null || found.entry.field.shape !== 'map')
    return refuse(`There is no group of fields “${path.slice(0, -1).join('.')}” to add to.`)
  const { entry, route } = found
  if (entry.field.readOnly !== null) return refuse(entry.field.readOnly)
  return { parent: entry, route, siblings: entry.children, isFlow: isJson || entry.style === 'flow' }
}

const frames: Record<FrontMatterKind, { frame: string; open: string; close: string }> = {
  yaml: { frame: '---\n---\n', open: '---\n', close: '---\n' },
  toml: { frame: '+++\n+++\n', open: '+++\n', close: '+++\n' },
  json: { frame: '{\n}\n', open: '', close: '' },
}

/** Begins front matter with a first field. */
function createBlock(post: string, key: string, value: FieldValue, kind: FrontMatterKind): EditResult {
  const { frame } = frames[kind]
  const open = openFrontMatter(frame)
  if (open === null || 'ok' in open) return refuse('Front matter cannot be begun here.')
  const container = findContainer(open, [key])
  if ('ok' in container) return container
  const added = addTo(open, container, [key], value, [])
  if (!added.ok) return added
  const [edit] = added.edits
  if (edit === undefined) return refuse('Front matter cannot be begun here.')
  const block = frame.slice(0, edit.from) + edit.insert + frame.slice(edit.to)
  const gap = post === '' || post.startsWith('\n') ? '' : '\n'
  return { ok: true, edits: [{ from: 0, to: 0, insert: block + gap }] }
}

/** Implements `addField` of edits.ts. */
export function addNewField(
  post: string,
  path: FieldPath,
  value: FieldValue,
  { order = [], kind = 'yaml' }: AddOptions,
): EditResult {
  const key = String(path.at(-1) ?? '')
  if (key.trim() === '' || /[\n\p{Cc}]/u.test(key)) return refuse('A field needs a name of one line.')
  if (typeof value === 'number' && !Number.isFinite(value))
    return refuse('This is not a number that front matter can hold.')
  if (isTooLong(value)) return refuse(tooLong)
  const open = openFrontMatter(post)
  if (open === null) return createBlock(post, key, value, kind)
  if ('ok' in open) return open
  const container = findContainer(open, path)
  return 'ok' in container ? container : addTo(open, container, path, value, order)
}
