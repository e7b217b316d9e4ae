import type { TextEdit } from '../textEdit'
import type { Container } from './addedField'
import { writeKey } from './dialect'
import type { Place } from './fieldOrder'
import type { FieldValue } from './fields'
import { writeNewValue } from './newValue'
import type { OpenFrontMatter } from './opened'

/** Where the braces of a map stand: after the opening one, and before the closing one. */
function insideBraces({ text, block }: OpenFrontMatter, { parent }: Container): { from: number; to: number } {
  const from = text.indexOf('{', parent?.scalarFrom ?? block.contentFrom) + 1
  const to = text.lastIndexOf('}', (parent?.field.to ?? block.contentTo) - 1)
  return { from, to }
}

/** Adds a field to a map in braces (JSON, flow maps, inline tables), spaced as its neighbours are. */
export function addToBraces(
  open: OpenFrontMatter,
  container: Container,
  { key, value }: { key: string; value: FieldValue },
  place: Place,
): { edits: TextEdit[]; index: number }[] {
  const { text, block } = open
  const { siblings } = container
  const isToml = block.kind === 'toml'
  const usual = isToml ? ' = ' : ': '
  const [first] = siblings
  const inside = insideBraces(open, container)
  const written = writeKey(key, block.kind)
  return writeNewValue(open, siblings, { key, column: 0, isFlow: true }, value).map(({ inline }) => {
    if (first === undefined || place === null) {
      if (inside.from === 0) {
        const insert = `{\n  ${written}${usual}${inline}\n}\n`
        return { edits: [{ from: block.contentFrom, to: block.contentFrom, insert }], index: 0 }
      }
      const isTopOfJson = block.kind === 'json' && container.parent === null
      const insert = isTopOfJson ? `\n  ${written}${usual}${inline}\n` : `${written}${usual}${inline}`
      return { edits: [{ ...inside, insert }], index: 0 }
    }
    const lead = text.slice(inside.from, first.field.keyFrom)
    const gap =
      lead.trim() !== ''
        ? ' '
        : lead.includes('\n')
          ? lead
          : siblings.length > 1
            ? spaceAfterComma(text, siblings)
            : ' '
    const joint = text.slice(first.field.keyTo, first.field.from).includes('\n')
      ? usual
      : text.slice(first.field.keyTo, first.field.from)
    const pair = `${written}${joint}${inline}`
    if ('before' in place) {
      const at = place.before.field.keyFrom
      return { edits: [{ from: at, to: at, insert: `${pair},${gap}` }], index: place.index }
    }
    const at = place.after.field.to
    return { edits: [{ from: at, to: at, insert: `,${gap}${pair}` }], index: place.index }
  })
}

function spaceAfterComma(text: string, [first, second]: Container['siblings']): string {
  const between = text.slice(first?.field.to, second?.field.keyFrom)
  const [, space = ' '] = /^\s*,(\s*)$/.exec(between) ?? []
  return space
}
