import { type ParsedPost, parsePost } from '../markdown/parseBody'
import { applyEdits, type TextEdit } from '../textEdit'
import { type Section, sections } from './sections'

/** What an operation must leave: for each section its author and its text without the byline. */
export interface Part {
  handle: string
  text: string
}

export function partsOf({ text }: { text: string }, list: readonly Section[]): Part[] {
  return list.map(({ handle, bylineTo, to }) => ({ handle, text: text.slice(bylineTo, to).trim() }))
}

/** Whether the edits leave exactly these sections, in this order, and the front matter untouched. */
export function leaves(parsed: ParsedPost, edits: readonly TextEdit[], wanted: readonly Part[]): boolean {
  const next = parsePost(applyEdits(parsed.text, edits))
  if (next.text.slice(0, next.bodyFrom) !== parsed.text.slice(0, parsed.bodyFrom)) return false
  const parts = partsOf(next, sections(next))
  return (
    parts.length === wanted.length &&
    parts.every(({ handle, text }, index) => handle === wanted[index]?.handle && text === wanted[index]?.text)
  )
}

/** Why a section cannot stand before a byline, for a message: `a code block that is not closed`; or null. */
export function findOpenEnd(parsed: ParsedPost, { from, to }: Section): string | null {
  const last = parsed.blocks.findLast(
    (block) => block.from >= from && block.from < to && block.type !== 'footnote_block',
  )
  const token = last?.tokens.at(-1)
  if (token?.type === 'fence') {
    const lines = parsed.text.slice(last?.from, last?.to).split('\n')
    const end = lines.at(-1)?.trim() ?? ''
    const isClosed = lines.length > 1 && end.startsWith(token.markup) && /^(?:`+|~+)$/.test(end)
    return isClosed ? null : 'a code block that is not closed'
  }
  return token?.type === 'html_block' ? 'HTML that is not closed' : null
}
