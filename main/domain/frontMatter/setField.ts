import type { TextEdit } from '../textEdit'
import { readAlone, writers } from './dialect'
import { type Entry, type ListItem, lineStart, lineStop } from './entries'
import type { FieldValue } from './fields'
import { editBlockList, editFlowList } from './listEdits'
import { listModel, scalarWays, writeBlockList, writeFlowList } from './newList'
import {
  type EditResult,
  findEntry,
  firstProved,
  type OpenFrontMatter,
  openFrontMatter,
  refuse,
} from './opened'
import { flowStyleOf, quoteOf, type ScalarPlace, type ScalarValue } from './scalarPlace'
import { isDate, isDateKey } from './shapes'

type WriteInPlace = (value: ScalarValue, place: ScalarPlace) => string

/**
 * Whether a field shows this value. A field that says nothing shows '' and the empty list; a bare number may be given as
 * the text it is written with.
 */
export function showsValue(entry: Entry, value: FieldValue): boolean {
  const { value: own, shape } = entry.field
  if (shape === 'other') return false
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
export function placeOf(open: OpenFrontMatter, key: string, keyFrom: number, like: string): ScalarPlace {
  const { quote, neededQuote } = open.style
  const column = keyFrom - lineStart(open.text, keyFrom)
  return { like, quote, neededQuote, isFlow: false, column, isDateKey: isDateKey(key) }
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

/** Puts a value of one piece in the place of the old one; of a block list or map all lines go. */
export function placeInline(text: string, entry: Entry, source: string): TextEdit[] {
  const { field, valueFrom } = entry
  if ((field.shape === 'list' || field.shape === 'other') && isBelowKey(text, entry)) {
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
    const from = lineStart(text, field.from)
    return [{ from, to: Math.min(text.length, lineStop(text, field.to) + 1), insert: lines }]
  }
  const stop = Math.min(text.length, lineStop(text, field.to) + 1)
  const edits = field.to > valueFrom ? [{ from: valueFrom, to: field.to, insert: '' }] : []
  return [...edits, { from: stop, to: stop, insert: lines }]
}

function setScalar(open: OpenFrontMatter, entry: Entry, value: ScalarValue, like: string): TextEdit[][] {
  const { field } = entry
  const place = placeOf(open, field.path.at(-1) ?? '', field.keyFrom, like)
  if (
    like === '' &&
    typeof value === 'string' &&
    isDate(value) &&
    open.style.date !== '' &&
    place.isDateKey
  ) {
    place.like = open.style.date
  }
  return writers[open.block.kind](value, place).map((source) => placeInline(open.text, entry, source))
}

/** Item kinds (a bare number, a date) are copied only where all items agree: one number does not make a list of numbers. */
function itemLike(text: string, items: readonly ListItem[], item: ListItem): string {
  const source = text.slice(item.from, item.to)
  const areAllBareNumbers = items.every((each) => /^[-+]?\d[\d.]*$/.test(text.slice(each.from, each.to)))
  return areAllBareNumbers || quoteOf(source) !== 'none' ? source : 'text'
}

function setList(
  open: OpenFrontMatter,
  entry: Entry,
  next: readonly string[],
  like: string | undefined,
): TextEdit[][] {
  const { text, block, style } = open
  const { field, list } = entry
  const items = list?.items ?? []
  const likeAlone = like === undefined ? null : readAlone(block.kind, like)
  const model = listModel(style, likeAlone)
  const isBlock =
    block.kind === 'yaml' && (list === null || like !== undefined ? model.isBlock : list.style === 'block')
  const place = placeOf(open, '', field.keyFrom, model.like)
  place.quote = model.quote
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
      const itemSource = item === null ? model.like : itemLike(text, items, item)
      return write(value, { ...place, like: itemSource, isFlow: list.style === 'flow' })
    }
    if (list.style === 'block') return editBlockList(text, entry, items, next, writeItem)
    return editFlowList(entry, items, next, flow, writeItem)
  })
}

/** Implements `setField` of edits.ts. */
export function setFieldValue(
  post: string,
  path: readonly string[],
  value: FieldValue,
  like?: string,
): EditResult {
  const open = openFrontMatter(post)
  if (open === null) return refuse('This post has no front matter any more.')
  if ('ok' in open) return open
  const found = findEntry(open, path)
  if ('ok' in found) return found
  const { entry, index } = found
  if (entry.field.shape === 'other') return refuse('This field holds more than one value. Edit its source.')
  if (typeof value === 'number' && !Number.isFinite(value))
    return refuse('This is not a number that front matter can hold.')
  if (showsValue(entry, value)) return { ok: true, edits: [] }
  const ways = Array.isArray(value)
    ? setList(open, entry, value, like)
    : setScalar(open, entry, value, like ?? (Array.isArray(entry.field.value) ? '' : entry.field.source))
  const isRight = (after: Entry | null) => after !== null && showsValue(after, value)
  return firstProved(open, ways, { index, kind: 'changed', isRight })
}
