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
  if (frontMatterOf(next) !== frontMatterOf(parsed)) return false
  const parts = partsOf(next, sections(next))
  return (
    parts.length === wanted.length &&
    parts.every(({ handle, text }, index) => handle === wanted[index]?.handle && text === wanted[index]?.text)
  )
}

/** Without blanks at its end: an operation may add the newline that the last line of a post lacks. */
function frontMatterOf({ text, bodyFrom }: ParsedPost): string {
  return text.slice(0, bodyFrom).trimEnd()
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
