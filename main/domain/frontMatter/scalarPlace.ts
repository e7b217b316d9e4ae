import type { Entry, ListItem, ListStyle } from './entries'
import { isDate } from './shapes'

export type Quote = 'none' | 'single' | 'double'
export type ScalarValue = string | number | boolean

/** Where a scalar is to stand, and what it is to look like. */
export interface ScalarPlace {
  /** Source of the value whose style is copied; '' where there is none. */
  like: string
  /** Quotes of a string that has nothing to copy from. */
  quote: Quote
  /** Quotes of a string that cannot stand without. */
  neededQuote: 'single' | 'double'
  /** Whether it stands between brackets. */
  isFlow: boolean
  /** Column of the field's key. */
  column: number
  /** Whether a date may stand without quotes where nothing says otherwise. */
  isDateKey: boolean
}

/** Ways to write a scalar, best first; the last one always reads back as the same value. */
export type WriteScalar = (value: ScalarValue, place: ScalarPlace) => string[]

/** The quotes that a scalar's source begins with. */
export function quoteOf(source: string): Quote {
  return source.startsWith('"') ? 'double' : source.startsWith("'") ? 'single' : 'none'
}

/** How a list in brackets is laid out: after the opening bracket, between items, before the closing bracket. */
export interface FlowStyle {
  lead: string
  separator: string
  tail: string
}

/** What a new value looks like where it has no older one to copy. */
export interface NeighbourStyle {
  quote: Quote
  neededQuote: 'single' | 'double'
  list: ListStyle | null
  flow: FlowStyle | null
  /** Spaces before the dash of a block list, counted from the key's column. */
  blockIndent: number
  /** Quotes of items in lists of each style. */
  itemQuote: Record<ListStyle, Quote>
  /** Source of a date in the post, or ''. */
  date: string
}

const onlySeparator = /^\s*,\s*$/

/** Layout of a list in brackets as its items show it, or null when it has none. */
export function flowStyleOf(
  text: string,
  field: { from: number; to: number },
  items: readonly ListItem[],
): FlowStyle | null {
  const [first, second] = items
  const last = items[items.length - 1]
  if (first === undefined || last === undefined) return null
  const open = text.slice(field.from + 1, first.from)
  const lead = open.trim() === '' ? open : ''
  const close = text.slice(last.to, field.to - 1)
  const tail = close.trim() === '' ? close : (/^\s*,(\s*)$/.exec(close)?.[1] ?? '')
  const between = second === undefined ? '' : text.slice(first.to, second.from)
  const separator = onlySeparator.test(between) ? between : lead.includes('\n') ? `,${lead}` : ', '
  return { lead, separator, tail }
}

/** The more frequent of some quotes; none when nothing is quoted more often than not. */
function mostFrequent(quotes: readonly Quote[]): Quote {
  const count = (quote: Quote) => quotes.filter((each) => each === quote).length
  const quoted = count('double') >= count('single') ? 'double' : 'single'
  return count(quoted) > count('none') ? quoted : 'none'
}

interface WrittenList {
  field: Entry['field']
  list: NonNullable<Entry['list']>
}

function filledLists(entries: readonly Entry[]): WrittenList[] {
  return entries.flatMap(({ field, list }) =>
    list === null || list.items.length === 0 ? [] : [{ field, list }],
  )
}

function texts(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ field }) => typeof field.value === 'string' && !/^[|>]/.test(field.source))
}

/** Reads how a post's writers quote and lay out lists, from a field's siblings; where these say nothing, from all fields. */
export function neighbourStyle(
  text: string,
  siblings: readonly Entry[],
  all: readonly Entry[],
): NeighbourStyle {
  const nearTexts = texts(siblings)
  const scalars = nearTexts.length > 0 ? nearTexts : texts(all)
  const nearLists = filledLists(siblings)
  const lists = nearLists.length > 0 ? nearLists : filledLists(all)
  const itemQuotes = (style: ListStyle) =>
    lists
      .filter(({ list }) => list.style === style)
      .flatMap(({ list }) => list.items.map((item) => quoteOf(text.slice(item.from, item.to))))
  const quotes = scalars.map(({ field }) => quoteOf(field.source))
  const quoted = [...quotes, ...itemQuotes('flow'), ...itemQuotes('block')]
  const itemQuote = (style: ListStyle) => {
    const own = itemQuotes(style)
    return mostFrequent(own.length > 0 ? own : quotes)
  }
  const doubles = quoted.filter((quote) => quote === 'double').length
  const singles = quoted.filter((quote) => quote === 'single').length
  const flow = lists.find(({ list }) => list.style === 'flow')
  const block = lists.find(({ list }) => list.style === 'block')
  const blockCount = lists.filter(({ list }) => list.style === 'block').length
  return {
    quote: mostFrequent(quotes),
    neededQuote: doubles > singles ? 'double' : 'single',
    list: lists.length === 0 ? null : blockCount * 2 >= lists.length ? 'block' : 'flow',
    flow: flow === undefined ? null : flowStyleOf(text, flow.field, flow.list.items),
    blockIndent:
      block === undefined ? 2 : blockIndentOf(text, block.list.items[0]!.lineFrom, block.field.keyFrom),
    itemQuote: { flow: itemQuote('flow'), block: itemQuote('block') },
    date: texts(all).find(({ field }) => isDate(String(field.value)))?.field.source ?? '',
  }
}

function blockIndentOf(text: string, lineFrom: number, keyFrom: number): number {
  const dash = text.indexOf('-', lineFrom) - lineFrom
  const column = keyFrom - (text.lastIndexOf('\n', keyFrom - 1) + 1)
  return Math.max(0, dash - column)
}
