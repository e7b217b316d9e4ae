import { type Entry, lineStart } from './entries'
import type { OpenFrontMatter } from './opened'
import { quoteOf } from './scalarPlace'
import type { FrontMatterKind } from './split'

/** A value of the same kind that says nothing yet, or null where the new item does without. */
function blankValue({ field, list, isInFlow }: Entry, kind: FrontMatterKind): string | null {
  if (list !== null) return '[]'
  if (field.shape === 'map' || field.shape === 'maps' || field.shape === 'other') return null
  const quote = quoteOf(field.source)
  if (quote === 'single') return "''"
  if (quote === 'double' || typeof field.value === 'string' || field.value === null) {
    if (kind !== 'yaml' || quote === 'double') return '""'
    return isInFlow ? "''" : ''
  }
  if (field.shape === 'switch') return 'false'
  return kind === 'yaml' && !isInFlow ? '' : '0'
}

/** A pair like one of the item before, without its value. */
function blankPair({ text, block }: OpenFrontMatter, entry: Entry): string[] {
  const { field } = entry
  const value = blankValue(entry, block.kind)
  if (value === null) return []
  const joint = text.slice(field.keyTo, field.from)
  const mark = block.kind === 'toml' ? ' = ' : ': '
  const pair =
    text.slice(field.keyFrom, field.keyTo) + (/[\n#]/.test(joint) || joint === '' ? mark : joint) + value
  return [pair.trimEnd()]
}

/** An item with the keys of the one before it (`like`), all without values: whole lines, or what stands in brackets. */
export function blankItem(open: OpenFrontMatter, like: Entry): string {
  const { text } = open
  const pairs = like.children.flatMap((child) => blankPair(open, child))
  if (like.style === 'table') {
    const from = like.lines?.from ?? like.field.from
    const header = text.slice(from, text.indexOf('\n', like.field.keyTo))
    const [first] = like.children
    const margin =
      first === undefined ? '' : ' '.repeat(first.field.keyFrom - lineStart(text, first.field.keyFrom))
    return `${[header.replace(/(?<![ \t])[ \t]*#[^\n]*/, ''), ...pairs.map((pair) => margin + pair)].join('\n')}\n`
  }
  const isInBraces = like.style === 'flow'
  const [first] = like.children
  if (!isInBraces) {
    const lead = text.slice(like.lines?.from ?? like.field.from, first?.field.keyFrom ?? like.field.to)
    return `${lead}${pairs.join(`\n${' '.repeat(lead.length)}`)}\n`
  }
  const lead = text.slice(like.field.from, first?.field.keyFrom ?? like.field.from + 1)
  const last = like.children.at(-1)
  const tail = last === undefined ? '}' : text.slice(last.field.to, like.field.to)
  const second = like.children[1]
  const between = second === undefined ? ', ' : text.slice(first!.field.to, second.field.keyFrom)
  const body = `${lead}${pairs.join(between.replace(/#[^\n]*/g, ''))}${tail.replace(/#[^\n]*/g, '')}`
  if (like.isInFlow && like.lines === null) return body
  return `${text.slice(like.lines?.from ?? like.field.from, like.field.from)}${body}\n`
}
