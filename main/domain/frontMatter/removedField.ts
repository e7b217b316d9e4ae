import type { TextEdit } from '../textEdit'
import { type Entry, lineStart, lineStop } from './entries'
import type { FieldPath } from './fields'
import { removeMap } from './listItems'
import {
  type EditResult,
  type Found,
  findEntry,
  firstProved,
  lookForEntry,
  type OpenFrontMatter,
  onFrontMatter,
  refuse,
} from './opened'
import { changeOutline, outlineOf } from './outline'

/** Between braces a field goes with one comma, and with its line where it has one of its own. */
function removeProperty(
  text: string,
  { entry, siblings, index, parent }: Found,
  openFrom: number,
): TextEdit[] | null {
  const { keyFrom, to } = entry.field
  const next = siblings[index + 1]
  const previous = siblings[index - 1]
  if (next !== undefined) {
    const from = lineStart(text, keyFrom)
    const comma = text.indexOf(',', to) + 1
    const stop = lineStop(text, comma)
    const isOwnLine = text.slice(from, keyFrom).trim() === '' && text.slice(comma, stop).trim() === ''
    return [
      isOwnLine ? { from, to: stop + 1, insert: '' } : { from: keyFrom, to: next.field.keyFrom, insert: '' },
    ]
  }
  if (previous !== undefined) return [{ from: previous.field.to, to, insert: '' }]
  const open = text.indexOf('{', parent?.scalarFrom ?? openFrom) + 1
  const close = text.indexOf('}', to)
  return close === -1 ? null : [{ from: open, to: close, insert: '' }]
}

/** The first field of an item in a list of dashes shares its line with the dash: the next one takes its place. */
function removeAfterDash(text: string, { entry, siblings, index }: Found): TextEdit[] | null {
  const next = siblings[index + 1]
  const { keyFrom, to } = entry.field
  if (next === undefined || text.slice(to, next.field.keyFrom).trim() !== '') return null
  return [{ from: keyFrom, to: next.field.keyFrom, insert: '' }]
}

/** A map of one field goes empty: `{}` instead of nothing. */
function removeOnly(text: string, entry: Entry, parent: Entry): TextEdit[] | null {
  if (entry.lines === null) return null
  const end = { from: parent.valueFrom, to: parent.valueFrom, insert: ' {}' }
  return lineStop(text, parent.valueFrom) < entry.lines.from ? [end, { ...entry.lines, insert: '' }] : null
}

const onlyField = 'This is all that the item holds. Remove the item.'

function editsFor({ text, block }: OpenFrontMatter, found: Found): TextEdit[] | string {
  const { entry, siblings, parent } = found
  if (entry.isInFlow) return removeProperty(text, found, block.contentFrom) ?? onlyField
  if (entry.field.shape === 'maps' && entry.style === 'table') {
    const tables = entry.children.flatMap(({ lines }) => lines ?? [])
    return tables.map((lines) => ({ ...lines, insert: '' }))
  }
  if (entry.lines === null) {
    if (siblings.length === 1 && parent !== null) return onlyField
    return removeAfterDash(text, found) ?? 'This field shares its line with others. Remove it in the text.'
  }
  const isOnly = siblings.length === 1 && parent !== null && parent.style === 'block'
  if (isOnly) return removeOnly(text, entry, parent) ?? onlyField
  return [{ ...entry.lines, insert: '' }]
}

/** Implements `removeField` of edits.ts. */
export function removeOldField(post: string, path: FieldPath): EditResult {
  const item = path.at(-1)
  if (typeof item === 'number') return removeMap(post, path.slice(0, -1), item)
  return onFrontMatter(post, (open) => {
    // An alias may go: its anchor stays. An anchor may not, as long as others need it.
    const alias = lookForEntry(open, path)
    const found = alias?.entry.field.shared?.role === 'alias' ? alias : findEntry(open, path)
    if ('ok' in found) return found
    const edits = editsFor(open, found)
    if (typeof edits === 'string') return refuse(edits)
    const expected = changeOutline(outlineOf(open.entries), found.route, (siblings, index) =>
      siblings.toSpliced(index, 1),
    )
    return firstProved(open, [{ edits, expected }])
  })
}
