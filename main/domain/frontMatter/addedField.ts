import type { TextEdit } from '../textEdit'
import { writeKey, writers } from './dialect'
import { type Entry, lineStart, lineStop } from './entries'
import type { FieldValue } from './fields'
import { listModel, scalarWays, writeBlockList, writeFlowList } from './newList'
import { type EditResult, firstProved, type OpenFrontMatter, openFrontMatter, refuse } from './opened'
import type { ScalarPlace } from './scalarPlace'
import { showsValue } from './setField'
import { isDateKey } from './shapes'

/** Sources of a new value: what goes on the key's line, and whole lines below it. */
function newValues(
  open: OpenFrontMatter,
  key: string,
  column: number,
  value: FieldValue,
): { inline: string; below: string }[] {
  const { style, block } = open
  const { quote, neededQuote } = style
  const like = isDateKey(key) ? style.date : ''
  const place: ScalarPlace = { like, quote, neededQuote, isFlow: false, column, isDateKey: isDateKey(key) }
  // A text that is still to be written needs no quotes yet: they would stay when it is.
  if (value === '' && block.kind === 'yaml' && quote === 'none') return [{ inline: '', below: '' }]
  return scalarWays(writers[block.kind]).map((write) => {
    if (!Array.isArray(value)) return { inline: write(value, place), below: '' }
    const model = listModel(style, null)
    const isBlock = model.isBlock && block.kind === 'yaml' && value.length > 0
    const itemPlace = { ...place, like: '', quote: model.quote, isFlow: !isBlock, isDateKey: false }
    const writeItem = (item: string) => write(item, itemPlace)
    if (isBlock) return { inline: '', below: writeBlockList(value, model, column, writeItem) }
    return { inline: writeFlowList(value, model.flow, writeItem), below: '' }
  })
}

/** YAML: after the last field, before what is blank at the end. Two places are tried: a kept block scalar may own blanks. */
function addYaml(open: OpenFrontMatter, key: string, value: FieldValue): TextEdit[][] {
  const { text, block, entries } = open
  const [first] = entries
  const column = first === undefined ? 0 : first.field.keyFrom - lineStart(text, first.field.keyFrom)
  const content = text.slice(block.contentFrom, block.contentTo)
  const filled = block.contentFrom + content.trimEnd().length
  const end =
    content.trim() === '' ? block.contentFrom : Math.min(block.contentTo, lineStop(text, filled) + 1)
  return newValues(open, key, column, value).flatMap(({ inline, below }) => {
    const head = `${' '.repeat(column)}${writeKey(key, 'yaml')}:${inline === '' ? '' : ` ${inline}`}`
    return [end, block.contentTo].map((at) => [{ from: at, to: at, insert: `${head}\n${below}` }])
  })
}

/** TOML: below the last field that stands before all tables, else at the top. */
function addToml(
  open: OpenFrontMatter,
  key: string,
  value: FieldValue,
): { ways: TextEdit[][]; index: number } {
  const { text, block, entries } = open
  const last = entries.findLastIndex(({ field, lines }) => field.path.length === 1 && lines !== null)
  const model = entries[last]
  const at = model?.lines?.to ?? (entries.length > 0 ? block.contentFrom : block.contentTo)
  const equals = model !== undefined && text.slice(model.field.keyTo, model.field.from) === '=' ? '=' : ' = '
  const ways = newValues(open, key, 0, value).map(({ inline }) => {
    return [{ from: at, to: at, insert: `${writeKey(key, 'toml')}${equals}${inline}\n` }]
  })
  return { ways, index: last + 1 }
}

function addJson(open: OpenFrontMatter, key: string, value: FieldValue): TextEdit[][] {
  const { text, block, entries } = open
  const [first] = entries
  const last = entries[entries.length - 1]
  return newValues(open, key, 0, value).map(({ inline }) => {
    if (first === undefined || last === undefined) {
      const from = text.indexOf('{', block.contentFrom)
      const isObject = from !== -1 && from < block.contentTo
      const to = isObject ? text.lastIndexOf('}', block.contentTo) + 1 : block.contentFrom
      const insert = `{\n  ${writeKey(key, 'json')}: ${inline}\n}${isObject ? '' : '\n'}`
      return [{ from: isObject ? from : block.contentFrom, to, insert }]
    }
    const lead = text.slice(text.indexOf('{', block.contentFrom) + 1, first.field.keyFrom)
    const colon = text.slice(first.field.keyTo, first.field.from)
    const insert = `,${lead === '' ? ' ' : lead}${writeKey(key, 'json')}${colon}${inline}`
    return [{ from: last.field.to, to: last.field.to, insert }]
  })
}

function createBlock(post: string, key: string, value: FieldValue): EditResult {
  const frame = '---\n---\n'
  const open = openFrontMatter(frame)
  if (open === null || 'ok' in open) return refuse('Front matter cannot be begun here.')
  const added = addTo(open, key, value)
  if (!added.ok) return added
  const lines = added.edits.map((edit) => edit.insert).join('')
  const gap = post === '' || post.startsWith('\n') ? '' : '\n'
  return { ok: true, edits: [{ from: 0, to: 0, insert: `---\n${lines}---\n${gap}` }] }
}

function addTo(open: OpenFrontMatter, key: string, value: FieldValue): EditResult {
  if (open.entries.some(({ field }) => field.path[0] === key))
    return refuse(`The front matter already has “${key}”.`)
  const { kind } = open.block
  if (kind === 'yaml' && open.entries.some(({ lines }) => lines === null)) {
    return refuse('The front matter is written in braces. Add the field in the text.')
  }
  const isRight = (after: Entry | null) =>
    after !== null &&
    after.field.path.length === 1 &&
    after.field.path[0] === key &&
    (showsValue(after, value) || (value === '' && after.field.value === null))
  const atEnd = open.entries.length
  if (kind === 'toml') {
    const { ways, index } = addToml(open, key, value)
    return firstProved(open, ways, { index, kind: 'added', isRight })
  }
  const ways = kind === 'yaml' ? addYaml(open, key, value) : addJson(open, key, value)
  return firstProved(open, ways, { index: atEnd, kind: 'added', isRight })
}

/** Implements `addField` of edits.ts. */
export function addNewField(post: string, key: string, value: FieldValue): EditResult {
  if (key.trim() === '' || /[\n\p{Cc}]/u.test(key)) return refuse('A field needs a name of one line.')
  if (typeof value === 'number' && !Number.isFinite(value))
    return refuse('This is not a number that front matter can hold.')
  const open = openFrontMatter(post)
  if (open === null) return createBlock(post, key, value)
  return 'ok' in open ? open : addTo(open, key, value)
}
