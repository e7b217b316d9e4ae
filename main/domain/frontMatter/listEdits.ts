import type { TextEdit } from '../textEdit'
import type { Entry, ListItem } from './entries'
import { lineStop } from './entries'
import { orderOf, reorderFlow, reorderLines } from './reorder'
import type { FlowStyle } from './scalarPlace'

/** Writes one item, alike to an older one of the list (or to none). */
export type WriteItem = (value: string, like: ListItem | null) => string

/** Items that go: `[from, to)` of the old list. */
interface Run {
  from: number
  to: number
}

/** Which items go and which come, after the items that both lists begin and end with are set aside. */
interface Change extends Run {
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

/** The runs of items that go when the list only loses some, or null when it changes otherwise. */
function lostRuns(old: readonly ListItem[], next: readonly string[]): Run[] | null {
  const runs: Run[] = []
  let kept = 0
  for (const [index, item] of old.entries()) {
    const last = runs[runs.length - 1]
    if (item.value === next[kept]) kept++
    else if (last?.to === index) last.to++
    else runs.push({ from: index, to: index + 1 })
  }
  return kept === next.length ? runs : null
}

/** Takes a run out of a list in brackets, with as many separators. */
function dropFlowRun(items: readonly ListItem[], { from, to }: Run): TextEdit {
  const before = items[from - 1]
  const after = items[to]
  if (after !== undefined) return { from: items[from]!.from, to: after.from, insert: '' }
  return { from: before?.to ?? items[from]!.from, to: items[to - 1]!.to, insert: '' }
}

/** Changes a list in brackets: items that stay keep their bytes, separators and comments between them. */
export function editFlowList(
  text: string,
  entry: Entry,
  items: readonly ListItem[],
  next: readonly string[],
  style: FlowStyle,
  write: WriteItem,
): TextEdit[] {
  const inside = { from: text.indexOf('[', entry.scalarFrom) + 1, to: entry.field.to - 1 }
  if (next.length === 0) return [{ ...inside, insert: '' }]
  if (items.length === 0) {
    const insert = style.lead + next.map((value) => write(value, null)).join(style.separator) + style.tail
    return [{ ...inside, insert }]
  }
  const order = orderOf(items, next)
  if (order !== null) return reorderFlow(text, items, order)
  const lost = lostRuns(items, next)
  if (lost !== null) return lost.map((run) => dropFlowRun(items, run))
  const { from, to, values } = compareLists(items, next)
  const replaced = Math.min(to - from, values.length)
  const edits: TextEdit[] = items.slice(from, from + replaced).map((item, index) => {
    return { from: item.from, to: item.to, insert: write(values[index] ?? '', item) }
  })
  const added = values.slice(replaced)
  if (added.length === 0) {
    return from + replaced < to ? [...edits, dropFlowRun(items, { from: from + replaced, to })] : edits
  }
  const before = items[from + replaced - 1]
  const after = items[from + replaced]
  const sources = added.map((value) => write(value, before ?? after ?? null))
  const insert = sources.map((source) =>
    before === undefined ? source + style.separator : style.separator + source,
  )
  const at = before?.to ?? after?.from ?? inside.from
  return [...edits, { from: at, to: at, insert: insert.join('') }]
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
  const lines = items.map((item) => ({ from: item.lineFrom, to: lineEnd(item) }))
  const dropLines = ({ from, to }: Run): TextEdit[] =>
    lines.slice(from, to).map((line) => ({ ...line, insert: '' }))
  if (next.length === 0) {
    const closed = { from: entry.valueFrom, to: entry.valueFrom, insert: ' []' }
    return [closed, ...dropLines({ from: 0, to: items.length })]
  }
  const order = orderOf(items, next)
  if (order !== null) return reorderLines(text, lines, order)
  const lost = lostRuns(items, next)
  if (lost !== null) return lost.flatMap(dropLines)
  const { from, to, values } = compareLists(items, next)
  const replaced = Math.min(to - from, values.length)
  const edits: TextEdit[] = items.slice(from, from + replaced).map((item, index) => {
    const source = write(values[index] ?? '', item)
    return { from: item.from, to: item.to, insert: item.from === item.to ? ` ${source}` : source }
  })
  const added = values.slice(replaced)
  if (added.length === 0) return [...edits, ...dropLines({ from: from + replaced, to })]
  const before = items[from + replaced - 1]
  const model = before ?? items[0]!
  const prefix =
    model.from === model.to
      ? `${text.slice(model.lineFrom, model.from)} `
      : text.slice(model.lineFrom, model.from)
  const insert = added.map((value) => `${prefix}${write(value, model)}\n`).join('')
  const at = before === undefined ? model.lineFrom : lineEnd(before)
  return [...edits, { from: at, to: at, insert }]
}
