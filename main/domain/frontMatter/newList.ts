import type { Entry } from './entries'
import {
  type FlowStyle,
  flowStyleOf,
  type NeighbourStyle,
  quoteOf,
  type ScalarPlace,
  type WriteScalar,
} from './scalarPlace'

/** How a list that has no items yet is to be written. */
export interface ListModel {
  isBlock: boolean
  flow: FlowStyle
  /** What stands before an item of a block list: its margin (from the key's column), dash and gap. */
  blockIndent: number
  gap: string
  quote: ScalarPlace['quote']
  /** Source of an item to copy, or ''. */
  like: string
}

/** What a list is to look like: as the list it was before (`like`), else as the post's other lists, else as dashes. */
export function listModel(style: NeighbourStyle, like: { text: string; entry: Entry } | null): ListModel {
  const plainFlow = { lead: '', separator: ', ', tail: '' }
  const items = like?.entry.list?.items ?? []
  const [first] = items
  if (like === null || like.entry.list === null || first === undefined) {
    const isBlock = style.list !== 'flow'
    const quote = style.itemQuote[isBlock ? 'block' : 'flow']
    return {
      isBlock,
      flow: style.flow ?? plainFlow,
      blockIndent: style.blockIndent,
      gap: ' ',
      quote,
      like: '',
    }
  }
  const isBlock = like.entry.list.style === 'block'
  const source = like.text.slice(first.from, first.to)
  const [, margin = '', gap = ' '] = /^([ \t]*)-([ \t]*)/.exec(like.text.slice(first.lineFrom)) ?? []
  return {
    isBlock,
    flow: flowStyleOf(like.text, like.entry.field, items) ?? style.flow ?? plainFlow,
    blockIndent: isBlock ? margin.length : style.blockIndent,
    gap: gap === '' ? ' ' : gap,
    quote: quoteOf(source),
    like: source,
  }
}

/** A whole list in brackets. */
export function writeFlowList(
  values: readonly string[],
  flow: FlowStyle,
  write: (value: string) => string,
): string {
  return values.length === 0 ? '[]' : `[${flow.lead}${values.map(write).join(flow.separator)}${flow.tail}]`
}

/** Lines of a whole block list, each ended by a newline. `column` is that of the key. */
export function writeBlockList(
  values: readonly string[],
  model: ListModel,
  column: number,
  write: (value: string) => string,
): string {
  const prefix = `${' '.repeat(column + model.blockIndent)}-${model.gap}`
  return values.map((value) => `${prefix}${write(value)}\n`).join('')
}

/** The two ways to write scalars that are tried: in style, and with quotes that are always right. */
export function scalarWays(
  write: WriteScalar,
): ((value: string | number | boolean, place: ScalarPlace) => string)[] {
  return [(value, place) => write(value, place)[0] ?? '', (value, place) => write(value, place).at(-1) ?? '']
}
