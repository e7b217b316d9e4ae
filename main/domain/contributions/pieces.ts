import { type ParsedPost, parsePost } from '../markdown/parseBody'
import { type Section, sections } from '../sections/sections'
import { firstLine, slotOf } from '../sections/spacing'

/** A section as merging sees it: who wrote it, and its text apart from its byline and the blank lines at its end. */
export interface Piece {
  handle: string
  /** From the byline to the next one; before the first byline from the first line that is not blank. */
  from: number
  to: number
  bylineTo: number
  /** `[bylineTo, textTo)`: begins with the newline of the byline. */
  text: string
  textTo: number
}

export function piecesOf(text: string): Piece[] {
  return sections(parsePost(text)).map((section) => pieceOf(text, section))
}

export function pieceOf(text: string, section: Section): Piece {
  const isLead = section.handle === ''
  const from = isLead ? firstLine(text, section) : section.from
  const bylineTo = isLead ? from : section.bylineTo
  const { textTo } = slotOf(text, { from, to: section.to })
  return {
    handle: section.handle,
    from,
    to: section.to,
    bylineTo,
    text: text.slice(bylineTo, textTo),
    textTo,
  }
}

/** A section's whole text: its byline and what is below it. */
export function wholeOf({ handle, text }: Pick<Piece, 'handle' | 'text'>): string {
  return handle === '' ? text : `@${handle}${text}`
}

/** The sections of a parsed post that are an author's; before the first byline, those of its only author. */
export function sectionsBy(parsed: ParsedPost, handle: string, ownsLead: boolean): Section[] {
  return sections(parsed).filter((own) => own.handle === handle || (own.handle === '' && ownsLead))
}
