import type { TextEdit } from '../textEdit'
import { readAlone, writers } from './dialect'
import { type Entry, type ListItem, lineStart, lineStop } from './entries'
import type { FieldPath, FieldValue } from './fields'
import { editBlockList, editFlowList } from './listEdits'
import { listModel, scalarWays, writeBlockList, writeFlowList } from './newList'
import {
  type EditResult,
  type Found,
  findEntry,
  firstProved,
  type OpenFrontMatter,
  onFrontMatter,
  refuse,
  styleAmong,
} from './opened'
import { outlineOf, withAny } from './outline'
import { flowStyleOf, type NeighbourStyle, quoteOf, type ScalarPlace, type ScalarValue } from './scalarPlace'
import { isDate, isDateKey } from './shapes'
import { longestBlock } from './split'

/** Whether a value alone is longer than front matter may be. */
export function isTooLong(value: FieldValue): boolean {
  if (!Array.isArray(value)) return String(value).length > longestBlock
  return value.reduce((sum, item) => sum + item.length + 1, 0) > longestBlock
}

export const tooLong = 'This is longer than the 64 KB that Byline reads of front matter. Make it shorter.'

type WriteInPlace = (value: ScalarValue, place: ScalarPlace) => string

/**
 * Whether a field shows this value. A field that says nothing shows '' and the empty list; a bare number may be given as
 * the text it is written with.
 */
export function showsValue(entry: Entry, value: FieldValue): boolean {
  const { value: own, shape } = entry.field
  if (shape === 'map' || shape === 'maps' || shape === 'other') return false
  if (Array.isArray(value)) {
    const items = own === null ? [] : own
    return (
      Array.isArray(items) &&
      items.length === value.length &&
      items.every((item, index) => item === value[index])
    )
  }
  if (own === null) return value === ''
  return own === value || (typeof own === 'number' && String(own) === value)
}

/** Where a scalar of this field stands, to look like `like`. */
export function placeOf(
  open: OpenFrontMatter,
  { quote, neededQuote }: NeighbourStyle,
  { field, isInFlow }: Entry,
  like: string,
): ScalarPlace {
  const key = field.path.at(-1)
  return {
    like,
    quote,
    neededQuote,
    isFlow: isInFlow,
    column: field.keyFrom - lineStart(open.text, field.keyFrom),
    isDateKey: typeof key === 'string' && isDateKey(key),
  }
}

/** The edit that turns one text into another, without what both begin and end with. */
function narrowEdit(text: string, edit: TextEdit): TextEdit {
  const old = text.slice(edit.from, edit.to)
  const { insert } = edit
  const shorter = Math.min(old.length, insert.length)
  let start = 0
  while (start < shorter && old[start] === insert[start]) start++
  if (/[\ud800-\udbff]/.test(old[start - 1] ?? '')) start--
  let end = 0
  while (end < shorter - start && old[old.length - 1 - end] === insert[insert.length - 1 - end]) end++
  if (end > 0 && /[\udc00-\udfff]/.test(old[old.length - end] ?? '')) end--
  return { from: edit.from + start, to: edit.to - end, insert: insert.slice(start, insert.length - end) }
}

/** Whether a collection begins on a line below its key. */
export function isBelowKey(text: string, { field, valueFrom }: Entry): boolean {
  return text.slice(valueFrom, field.from).includes('\n')
}

export function isCollection({ field: { shape } }: Entry): boolean {
  return shape === 'list' || shape === 'map' || shape === 'maps' || shape === 'other'
}

/** Puts a value of one piece in the place of the old one; of a block list or map all lines go. */
export function placeInline(text: string, entry: Entry, source: string): TextEdit[] {
  const { field, valueFrom } = entry
  if (isCollection(entry) && isBelowKey(text, entry)) {
    const to = Math.min(text.length, lineStop(text, field.to) + 1)
    return [
      { from: valueFrom, to: valueFrom, insert: source === '' ? '' : ` ${source}` },
      { from: lineStart(text, field.from), to, insert: '' },
    ]
  }
  if (source === '') return [{ from: valueFrom, to: field.to, insert: '' }]
  const gap = text[field.from - 1] === ':' ? ' ' : ''
  return [narrowEdit(text, { from: field.from, to: field.to, insert: gap + source })]
}

/** Puts whole lines below the key in the place of the old value. A comment on the key's line stays there. */
export function placeBelow(text: string, entry: Entry, lines: string): TextEdit[] {
  const { field, valueFrom } = entry
  if (isBelowKey(text, entry)) {
    // What stands behind the old value's last line, spaces or a comment, stays.
    return [{ from: lineStart(text, field.from), to: field.to, insert: lines.replace(/\n$/, '') }]
  }
  const stop = Math.min(text.length, lineStop(text, field.to) + 1)
  const edits = field.to > valueFrom ? [{ from: valueFrom, to: field.to, insert: '' }] : []
  return [...edits, { from: stop, to: stop, insert: lines }]
}

/** A text keeps the anchor and the tag that stand before it; a tag that says "text" does not suit other values. */
function setScalar(
  open: OpenFrontMatter,
  style: NeighbourStyle,
  entry: Entry,
  value: ScalarValue,
  like: string,
): TextEdit[][] {
  const { field, scalarFrom } = entry
  const properties = open.text.slice(field.from, scalarFrom)
  const keepsProperties =
    !Array.isArray(field.value) &&
    scalarFrom <= field.to &&
    (typeof value === 'string' || !properties.includes('!'))
  const written = keepsProperties
    ? { ...entry, field: { ...field, from: scalarFrom, source: open.text.slice(scalarFrom, field.to) } }
    : entry
  const ownLike = keepsProperties && like === field.source ? written.field.source : like
  const place = placeOf(open, style, entry, ownLike)
  if (ownLike === '' && typeof value === 'string' && isDate(value) && style.date !== '' && place.isDateKey) {
    place.like = style.date
  }
  return writers[open.block.kind](value, place).map((source) => placeInline(open.text, written, source))
}

/** Item kinds (a bare number, a date) are copied only where all items agree: one number does not make a list of numbers. */
function itemLike(text: string, items: readonly ListItem[], item: ListItem): string {
  const source = text.slice(item.from, item.to)
  const areAllBareNumbers = items.every((each) => /^[-+]?\d[\d.]*$/.test(text.slice(each.from, each.to)))
  return areAllBareNumbers || quoteOf(source) !== 'none' ? source : 'text'
}

/** Source of an item that is to be written: that of an item that goes, where it has the same value. */
function reuseSource(text: string, items: readonly ListItem[], value: string): string | null {
  const item = items.find((each) => each.value === value && each.from < each.to)
  return item === undefined ? null : text.slice(item.from, item.to)
}

function setList(
  open: OpenFrontMatter,
  style: NeighbourStyle,
  entry: Entry,
  next: readonly string[],
  like: string | undefined,
): TextEdit[][] {
  const { text, block } = open
  const { field, list } = entry
  const items = list?.items ?? []
  const likeAlone = like === undefined ? null : readAlone(block.kind, like)
  const model = listModel(style, likeAlone)
  const isBlock =
    block.kind === 'yaml' &&
    !entry.isInFlow &&
    (list === null || like !== undefined ? model.isBlock : list.style === 'block')
  const place = { ...placeOf(open, style, entry, model.like), quote: model.quote, isDateKey: false }
  if (list === null || (items.length === 0 && isBlock && likeAlone?.entry.list?.items.length)) {
    return scalarWays(writers[block.kind]).map((write) => {
      const writeItem = (value: string) => write(value, { ...place, isFlow: !isBlock })
      if (!isBlock || next.length === 0)
        return placeInline(text, entry, writeFlowList(next, model.flow, writeItem))
      return placeBelow(text, entry, writeBlockList(next, model, place.column, writeItem))
    })
  }
  const flow = flowStyleOf(text, field, items) ?? model.flow
  return scalarWays(writers[block.kind]).map((write: WriteInPlace) => {
    const writeItem = (value: string, item: ListItem | null) => {
      const reused = reuseSource(text, items, value)
      if (reused !== null) return reused
      const itemSource = item === null ? model.like : itemLike(text, items, item)
      return write(value, { ...place, like: itemSource, isFlow: list.style === 'flow' })
    }
    if (list.style === 'block') return editBlockList(text, entry, items, next, writeItem)
    return editFlowList(text, entry, items, next, flow, writeItem)
  })
}

/** Implements `setField` of edits.ts. */
export function setFieldValue(post: string, path: FieldPath, value: FieldValue, like?: string): EditResult {
  return onFrontMatter(post, (open) => {
    const found = findEntry(open, path)
    return 'ok' in found ? found : setFound(open, found, value, like)
  })
}

function setFound(open: OpenFrontMatter, found: Found, value: FieldValue, like?: string): EditResult {
  const { entry, route, siblings } = found
  const { field } = entry
  if (field.shape === 'map' || field.shape === 'maps' || field.shape === 'other')
    return refuse('This field holds more than one value. Edit its source.')
  if (typeof value === 'number' && !Number.isFinite(value))
    return refuse('This is not a number that front matter can hold.')
  if (showsValue(entry, value)) return { ok: true, edits: [] }
  if (isTooLong(value) || (like?.length ?? 0) > longestBlock) return refuse(tooLong)
  const style = styleAmong(open, siblings)
  const ways = Array.isArray(value)
    ? setList(open, style, entry, value, like)
    : setScalar(open, style, entry, value, like ?? (Array.isArray(field.value) ? '' : field.source))
  const expected = withAny(outlineOf(open.entries), route)
  return firstProved(
    open,
    ways.map((edits) => ({
      edits,
      expected,
      field: { route, isNew: false, isRight: (after) => showsValue(after, value) },
    })),
  )
}
