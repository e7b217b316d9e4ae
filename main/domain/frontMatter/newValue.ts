import { writers } from './dialect'
import type { Entry } from './entries'
import type { FieldValue } from './fields'
import { listModel, scalarWays, writeBlockList, writeFlowList } from './newList'
import { type OpenFrontMatter, styleAmong } from './opened'
import type { ScalarPlace } from './scalarPlace'
import { isDateKey } from './shapes'

/** Source of a value that is new: what goes on the key's line, and whole lines below it. */
export interface NewValue {
  inline: string
  below: string
}

/** Ways to write a new value as its siblings are written, best first. `column` is that of its key. */
export function writeNewValue(
  open: OpenFrontMatter,
  siblings: readonly Entry[],
  { key, column, isFlow }: { key: string; column: number; isFlow: boolean },
  value: FieldValue,
): NewValue[] {
  const { kind } = open.block
  const style = styleAmong(open, siblings)
  const { quote, neededQuote } = style
  const like = isDateKey(key) ? style.date : ''
  const place: ScalarPlace = { like, quote, neededQuote, isFlow, column, isDateKey: isDateKey(key) }
  // A text that is still to be written needs no quotes yet: they would stay when it is.
  if (value === '' && kind === 'yaml' && quote === 'none' && !isFlow) return [{ inline: '', below: '' }]
  return scalarWays(writers[kind]).map((write) => {
    if (!Array.isArray(value)) return { inline: write(value, place), below: '' }
    const model = listModel(style, null)
    const isBlock = model.isBlock && kind === 'yaml' && !isFlow && value.length > 0
    const itemPlace = { ...place, like: '', quote: model.quote, isFlow: !isBlock, isDateKey: false }
    const writeItem = (item: string) => write(item, itemPlace)
    if (isBlock) return { inline: '', below: writeBlockList(value, model, column, writeItem) }
    return { inline: writeFlowList(value, model.flow, writeItem), below: '' }
  })
}
