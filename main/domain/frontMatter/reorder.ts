import type { TextEdit } from '../textEdit'

interface Range {
  from: number
  to: number
}

/**
 * Which old item stands at each new place, when a list only changes its order; null when items come or go. Equal items
 * keep their order.
 */
export function orderOf(old: readonly { value: string }[], next: readonly string[]): number[] | null {
  if (old.length !== next.length) return null
  const free = new Map<string, number[]>()
  for (const [index, { value }] of old.entries()) {
    const places = free.get(value)
    if (places === undefined) free.set(value, [index])
    else places.push(index)
  }
  const order: number[] = []
  for (const value of next) {
    const place = free.get(value)?.shift()
    if (place === undefined) return null
    order.push(place)
  }
  return order
}

/** The order in which one item moves to another place. */
export function moveOrder(count: number, from: number, to: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  order.splice(to, 0, ...order.splice(from, 1))
  return order
}

/** Puts items in brackets in another order: separators and comments between them stay where they are. */
export function reorderFlow(text: string, items: readonly Range[], order: readonly number[]): TextEdit[] {
  return items.flatMap(({ from, to }, place) => {
    const source = items[order[place] ?? place]!
    const insert = text.slice(source.from, source.to)
    return insert === text.slice(from, to) ? [] : [{ from, to, insert }]
  })
}

/** Where the comment lines begin that stand directly above a line, not before `from`. */
function commentsAbove(text: string, from: number, lineFrom: number): number {
  let start = lineFrom
  while (start > from) {
    const above = text.lastIndexOf('\n', start - 2) + 1
    if (above < from || !/^[ \t]*#/.test(text.slice(above, start))) break
    start = above
  }
  return start
}

/**
 * Whole lines of each item, with the comments directly above them; comments above the first item belong to the list.
 * Blank lines between items are no part of them.
 */
export function withComments(text: string, lines: readonly Range[]): Range[] {
  return lines.map(({ from, to }, index) => {
    const previous = lines[index - 1]
    return { from: previous === undefined ? from : commentsAbove(text, previous.to, from), to }
  })
}

/** Puts items of whole lines in another order, each with the comments above it; blank lines stay where they are. */
export function reorderLines(text: string, lines: readonly Range[], order: readonly number[]): TextEdit[] {
  return reorderFlow(text, withComments(text, lines), order)
}
