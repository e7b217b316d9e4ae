import type { AuthorEntry } from '../authors/entry'
import { authorName } from '../authors/handle'
import type { ParsedPost } from '../markdown/parseBody'
import { handleOf } from '../sections/sections'
import { applyEdits, type TextEdit } from '../textEdit'

/**
 * A post's text for programs that know no bylines: each is the author's name, strong, in a paragraph of its own. Where only
 * one author is wanted, what others wrote is left out; the front matter stays. Null where that author has no section.
 */
export function resolveBylines(
  parsed: ParsedPost,
  authors: readonly AuthorEntry[],
  only: string | null,
): string | null {
  const { text, blocks, bodyFrom } = parsed
  const bylines = blocks.filter(({ type }) => type === 'byline')
  if (only !== null && !bylines.some((block) => handleOf(block) === only)) return null
  const edits = bylines.flatMap((block, index): TextEdit[] => {
    const handle = handleOf(block)
    const next = bylines[index + 1]?.from ?? text.length
    if (only !== null && handle !== only) return [{ from: block.from, to: next, insert: '' }]
    const entry = authors.find((author) => author.handle === handle)
    const before = isBlankBefore(text, block.from, bodyFrom) ? '' : '\n'
    const after = /^\n\s*?\n|^\s*$/.test(text.slice(block.to, block.to + 200)) ? '' : '\n'
    const insert = `${before}**${escapeMarkdown(authorName(entry, handle))}**${after}`
    return [{ from: block.from, to: block.to, insert }]
  })
  const first = bylines[0]?.from ?? text.length
  const lead = only === null || first === bodyFrom ? [] : [{ from: bodyFrom, to: first, insert: '' }]
  return applyEdits(text, [...lead, ...edits])
}

/** A paragraph above would go on. */
const isBlankBefore = (text: string, at: number, bodyFrom: number) =>
  at === bodyFrom || /(?:^|\n)[ \t]*\n$/.test(text.slice(Math.max(bodyFrom, at - 200), at))

/** Signs of a name that would mean something in Markdown. */
const escapeMarkdown = (name: string) => name.replace(/[\\`*_{}[\]<>#&]/g, '\\$&')
