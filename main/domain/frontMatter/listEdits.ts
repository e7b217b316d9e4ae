import type { TextEdit } from '../textEdit'
import type { Entry, ListItem } from './entries'
import { lineStop } from './entries'
import type { FlowStyle } from './scalarPlace'

/** Writes one item, alike to an older one of the list (or to none). */
export type WriteItem = (value: string, like: ListItem | null) => string

/** Which items go and which come, after the items that both lists begin and end with are set aside. */
interface Change {
  /** Items `[from, to)` of the old list go. */
  from: number
  to: number
  values: string[]
}

function compareLists(old: readonly ListItem[], next: readonly string[]): Change {
  const shorter = Math.min(old.length, next.length)
  let from = 0
  while (from < shorter && old[from]?.value === next[from]) from++
  let end = 0
  while (end < shorter - from && old[old.length - 1 - end]?.value === next[next.length - 1 - end]) end++
  return { from, to: old.length - end, values: next.slice(from, next.length - end) }
}

/** Changes a list in brackets: items that stay keep their bytes, separators and comments between them. */
export function editFlowList(
  entry: Entry,
  items: readonly ListItem[],
  next: readonly string[],
  style: FlowStyle,
  write: WriteItem,
): TextEdit[] {
  const inside = { from: entry.field.from + 1, to: entry.field.to - 1 }
  if (next.length === 0) return [{ ...inside, insert: '' }]
  if (items.length === 0) {
    const insert = style.lead + next.map((value) => write(value, null)).join(style.separator) + style.tail
    return [{ ...inside, insert }]
  }
  const { from, to, values } = compareLists(items, next)
  const replaced = Math.min(to - from, values.length)
  const edits: TextEdit[] = items.slice(from, from + replaced).map((item, index) => {
    return { from: item.from, to: item.to, insert: write(values[index] ?? '', item) }
  })
  const added = values.slice(replaced)
  const firstGone = items[from + replaced]
  if (added.length > 0) {
    const before = items[from + replaced - 1]
    const after = items[from + replaced]
    const sources = added.map((value) => write(value, before ?? after ?? null))
    if (before !== undefined) {
      edits.push({
        from: before.to,
        to: before.to,
        insert: sources.map((source) => style.separator + source).join(''),
      })
    } else if (after !== undefined) {
      edits.push({
        from: after.from,
        to: after.from,
        insert: sources.map((source) => source + style.separator).join(''),
      })
    }
  } else if (from + replaced < to && firstGone !== undefined) {
    const nextKept = items[to]
    if (nextKept !== undefined) edits.push({ from: firstGone.from, to: nextKept.from, insert: '' })
    else edits.push({ from: items[from + replaced - 1]!.to, to: items[to - 1]!.to, insert: '' })
  }
  return edits
}

/** Changes a list of dashes: items come and go as whole lines, so that each keeps its own comment. */
export function editBlockList(
  text: string,
  entry: Entry,
  items: readonly ListItem[],
  next: readonly string[],
  write: WriteItem,
): TextEdit[] {
  const lineEnd = (item: ListItem) => Math.min(text.length, lineStop(text, item.to) + 1)
  const { from, to, values } = compareLists(items, next)
  const goneLines = (gone: readonly ListItem[]): TextEdit[] =>
    gone.map((item) => ({ from: item.lineFrom, to: lineEnd(item), insert: '' }))
  if (next.length === 0)
    return [{ from: entry.valueFrom, to: entry.valueFrom, insert: ' []' }, ...goneLines(items)]
  const replaced = Math.min(to - from, values.length)
  const edits: TextEdit[] = items.slice(from, from + replaced).map((item, index) => {
    const source = write(values[index] ?? '', item)
    return { from: item.from, to: item.to, insert: item.from === item.to ? ` ${source}` : source }
  })
  const added = values.slice(replaced)
  if (added.length === 0) return [...edits, ...goneLines(items.slice(from + replaced, to))]
  const before = items[from + replaced - 1]
  const model = before ?? items[0]!
  const prefix =
    model.from === model.to
      ? `${text.slice(model.lineFrom, model.from)} `
      : text.slice(model.lineFrom, model.from)
  const lines = added.map((value) => `${prefix}${write(value, model)}\n`).join('')
  const at = before === undefined ? model.lineFrom : lineEnd(before)
  return [...edits, { from: at, to: at, insert: lines }]
}
