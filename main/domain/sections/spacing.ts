import type { Section } from './sections'

/** A section as text and what parts it from the next one: blank lines, which stay where they are when texts move. */
export interface Slot {
  from: number
  /** End of the text, before the separator. */
  textTo: number
  to: number
  text: string
  separator: string
}

export function slotOf(text: string, { from, to }: { from: number; to: number }): Slot {
  const own = text.slice(from, to)
  const newline = own.indexOf('\n', own.trimEnd().length)
  const length = newline < 0 ? own.length : newline
  return { from, textTo: from + length, to, text: own.slice(0, length), separator: own.slice(length) }
}

/** Start of the first line that is not blank. */
export function firstLine(text: string, { from, to }: { from: number; to: number }): number {
  const own = text.slice(from, to)
  const blank = own.length - own.trimStart().length
  return from + (own.lastIndexOf('\n', blank - 1) + 1)
}

/** What this post writes between two sections, and between a byline and its text. */
export interface Spacing {
  before: string
  after: string
}

/** The habit of the post's sections; a blank line before a byline and none after it where there is no habit. */
export function spacingOf(text: string, sections: readonly Section[]): Spacing {
  const authored = sections.filter(({ handle }) => handle !== '')
  const separators = sections.slice(0, -1).map((section) => slotOf(text, section).separator)
  const withText = authored.filter((section) => text.slice(section.bylineTo, section.to).trim() !== '')
  const isApart = ({ bylineTo }: Section) => /^[ \t]*\n[ \t]*\n/.test(text.slice(bylineTo, bylineTo + 200))
  const tight = separators.filter((separator) => newlines(separator) < 2).length
  return {
    before: separators.length > 0 && tight * 2 > separators.length ? '\n' : '\n\n',
    after: withText.filter(isApart).length * 2 > withText.length ? '\n\n' : '\n',
  }
}

export function newlines(text: string): number {
  return text.split('\n').length - 1
}
