import type { Problem } from '../problem'
import type { Field } from './fields'

/** One item of a list of scalars. */
export interface ListItem {
  from: number
  to: number
  /** As a form shows it. */
  value: string
  /** Start of the item's line in a block list; `from` in a flow list. */
  lineFrom: number
}

export type ListStyle = 'flow' | 'block'

/** A field with what edits need to know of its surroundings. Offsets speak of the whole post. */
export interface Entry {
  field: Field
  /** Set for a list of texts. */
  list: { style: ListStyle; items: ListItem[] } | null
  /** The entries of `field.children`. */
  children: Entry[]
  /** How a map or a list of maps is written; `table` is TOML's `[name]` and `[[name]]`. */
  style: ListStyle | 'table'
  /** Whether the field stands between brackets. */
  isInFlow: boolean
  /** Where the value itself begins, after its anchor and tag; `field.from` where it has neither. */
  scalarFrom: number
  /** Where a value may begin on the key's line: after the colon or the equals sign. */
  valueFrom: number
  /** What goes when the field goes: whole lines, with the newline. Null where it shares lines with other fields. */
  lines: { from: number; to: number } | null
}

/** What a reader of one kind of front matter found. `broken` stands alone. */
export interface Reading {
  entries: Entry[]
  problems: Problem[]
  broken: { offset: number; message: string } | null
}

/** The reading of front matter that cannot be read. */
export function brokenReading(offset: number, message: string): Reading {
  return { entries: [], problems: [], broken: { offset, message } }
}

/** An entry without children; readers fill in what differs. */
export function plainEntry(field: Omit<Field, 'children' | 'shared' | 'readOnly'>): Entry {
  const { path, label, shape, value, source, from, to, keyFrom, keyTo } = field
  return {
    // Written out: copying with `...` took a tenth of all reading.
    field: {
      path,
      label,
      shape,
      value,
      source,
      from,
      to,
      keyFrom,
      keyTo,
      readOnly: null,
      shared: null,
      children: [],
    },
    list: null,
    children: [],
    style: 'flow',
    isInFlow: false,
    scalarFrom: from,
    valueFrom: from,
    lines: null,
  }
}

/** Gives an entry its children. */
export function adopt(entry: Entry, children: Entry[]): void {
  entry.children = children
  entry.field.children = children.map(({ field }) => field)
}

/** Start of the line that `offset` lies in. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

/** End of the line that `offset` lies in, before its newline. */
export function lineStop(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}

/** End of `[from, to)` without the spaces and line breaks at its end. A pattern would take the square of long gaps. */
export function trimmedEnd(text: string, from: number, to: number): number {
  let end = to
  while (end > from && /[ \t\n]/.test(text[end - 1] ?? '')) end--
  return end
}
