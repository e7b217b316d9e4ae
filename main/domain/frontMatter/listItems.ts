import type { TextEdit } from '../textEdit'
import { type Entry, lineStop } from './entries'
import type { FieldPath } from './fields'
import { blankItem } from './newItem'
import {
  type EditResult,
  type Found,
  findEntry,
  firstProved,
  isBelow,
  type OpenFrontMatter,
  onFrontMatter,
  type Refusal,
  refuse,
} from './opened'
import { changeOutline, type Outline, outlineOf } from './outline'
import { moveOrder, reorderFlow, reorderLines, withComments } from './reorder'

type Lines = { from: number; to: number }

/** The list of maps at a path, with the lines of its items where they have their own. */
function findMaps(
  open: OpenFrontMatter,
  path: FieldPath,
): { found: Found; items: Entry[]; lines: Lines[] | null } | Refusal {
  const found = findEntry(open, path)
  if ('ok' in found) return found
  const { entry } = found
  if (entry.field.shape !== 'maps') return refuse('This field is not a list of groups any more.')
  const items = entry.children
  const hasInnerTables = open.entries.some(
    ({ field }) => isBelow(field.path, path) && typeof field.path[path.length] === 'number',
  )
  if (hasInnerTables) return refuse('The items of this list have tables of their own. Change it in the text.')
  const lines = items.flatMap((item) => item.lines ?? [])
  return { found, items, lines: lines.length === items.length ? lines : null }
}

function withParts(open: OpenFrontMatter, found: Found, change: (parts: Outline[]) => Outline[]): Outline[] {
  return changeOutline(outlineOf(open.entries), found.route, (siblings, index) =>
    siblings.map((part, at) => (at === index ? { ...part, parts: change(part.parts) } : part)),
  )
}

/** Implements `moveItem` of edits.ts. */
export function moveMap(post: string, path: FieldPath, from: number, to: number): EditResult {
  return onFrontMatter(post, (open) => {
    const maps = findMaps(open, path)
    if ('ok' in maps) return maps
    const { found, items, lines } = maps
    if (items[from] === undefined || items[to] === undefined)
      return refuse('This item is not in the list any more.')
    const order = moveOrder(items.length, from, to)
    const edits =
      lines === null
        ? reorderFlow(
            open.text,
            items.map(({ field }) => field),
            order,
          )
        : reorderLines(open.text, lines, order)
    const expected = withParts(open, found, (parts) => order.flatMap((index) => parts[index] ?? []))
    return firstProved(open, [{ edits, expected }])
  })
}

/** An item in brackets goes with one comma, and with its line where it has one of its own. */
function dropFromBrackets(text: string, items: readonly Entry[], index: number): TextEdit {
  const { from, to } = items[index]!.field
  const next = items[index + 1]
  const previous = items[index - 1]
  if (next !== undefined) return { from, to: next.field.from, insert: '' }
  if (previous !== undefined) return { from: previous.field.to, to, insert: '' }
  return { from: text.lastIndexOf('[', from) + 1, to: text.indexOf(']', to), insert: '' }
}

/** An item goes with the comments above it, and with the blank lines that part it from the next one. */
function dropLines(text: string, lines: readonly Lines[], index: number): Lines {
  const all = withComments(text, lines)
  const { from, to } = all[index]!
  const next = all[index + 1]
  const previous = all[index - 1]
  if (next !== undefined && text.slice(to, next.from).trim() === '') return { from, to: next.from }
  if (next === undefined && previous !== undefined && text.slice(previous.to, from).trim() === '')
    return { from: previous.to, to }
  return { from, to }
}

/** Implements `removeItem` of edits.ts. */
export function removeMap(post: string, path: FieldPath, index: number): EditResult {
  return onFrontMatter(post, (open) => {
    const maps = findMaps(open, path)
    if ('ok' in maps) return maps
    const { found, items, lines } = maps
    if (items[index] === undefined) return refuse('This item is not in the list any more.')
    const { entry, route } = found
    const isLast = items.length === 1
    const own = lines === null ? undefined : dropLines(open.text, lines, index)
    const edits: TextEdit[] =
      own === undefined ? [dropFromBrackets(open.text, items, index)] : [{ ...own, insert: '' }]
    if (isLast && own !== undefined && entry.style === 'block')
      edits.unshift({ from: entry.valueFrom, to: entry.valueFrom, insert: ' []' })
    const isGone = isLast && entry.style === 'table'
    const expected = isGone
      ? changeOutline(outlineOf(open.entries), route, (siblings, at) => siblings.toSpliced(at, 1))
      : withParts(open, found, (parts) => parts.toSpliced(index, 1))
    return firstProved(open, [{ edits, expected }])
  })
}

/** Implements `addItem` of edits.ts. */
export function addMap(post: string, path: FieldPath): EditResult {
  return onFrontMatter(post, (open) => {
    const maps = findMaps(open, path)
    if ('ok' in maps) return maps
    const { found, items, lines } = maps
    const last = items.at(-1)
    if (last === undefined) return refuse('The list has no item to copy. Write the first one in the text.')
    const item = blankItem(open, last)
    const at =
      lines === null ? last.field.to : Math.min(open.text.length, lineStop(open.text, last.field.to) + 1)
    const gap = gapBetween(open.text, items)
    const insert = lines === null ? `,${gap}${item}` : item
    const blank = lines === null ? '' : blankBetween(open.text, lines)
    const expected = withParts(open, found, (parts) => [
      ...parts,
      { key: '', source: '', parts: [], isAny: true },
    ])
    return firstProved(open, [{ edits: [{ from: at, to: at, insert: blank + insert }], expected }])
  })
}

/** What stands behind the comma between two items in brackets. */
function gapBetween(text: string, [first, second]: readonly Entry[]): string {
  if (first === undefined) return ' '
  if (second === undefined) {
    const lead = text.slice(text.lastIndexOf('[', first.field.from) + 1, first.field.from)
    return lead.includes('\n') && lead.trim() === '' ? lead : ' '
  }
  const [, space = ' '] = /^\s*,(\s*)$/.exec(text.slice(first.field.to, second.field.from)) ?? []
  return space
}

/** Blank lines that part the last two items. */
function blankBetween(text: string, lines: readonly Lines[]): string {
  const all = withComments(text, lines)
  const last = all.at(-1)
  const previous = all.at(-2)
  const between = last === undefined || previous === undefined ? '' : text.slice(previous.to, last.from)
  return between.trim() === '' ? between : ''
}
