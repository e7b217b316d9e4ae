import type { AuthorEntry } from '../authors/entry'
import { parseFrontMatter } from '../frontMatter/parse'
import { parsePost } from '../markdown/parseBody'
import { partsOf } from '../sections/proof'
import { sections } from '../sections/sections'
import { applyEdits } from '../textEdit'
import { borrowedBy, meaningsIn } from './borrowed'
import { withoutMark, writeMark } from './mark'
import { isOnlyAuthor, nameOnlyAuthor } from './ownAuthors'
import { pieceOf, sectionsBy } from './pieces'

export interface ExtractOptions {
  /** The directory, to know an author whom the front matter names by name. */
  authors?: readonly AuthorEntry[]
  /** The name under which the post's text is kept, so that the extract can be taken back. */
  base?: string
}

export type Extract =
  | {
      ok: true
      text: string
      /** Labels of definitions that other sections have, and that stand above the extract's sections as well. */
      borrowed: string[]
      /** Labels that mean nothing, or something else, in the extract. */
      lost: string[]
    }
  | { ok: false; message: string }

/**
 * One author's sections as a post of their own: the front matter with this author alone, the definitions that they use
 * from other sections, and the sections with their bylines in order. Text before the first byline is the author's where
 * the front matter names nobody else.
 */
export function extractAuthor(whole: string, handle: string, options: ExtractOptions = {}): Extract {
  const { authors = [], base } = options
  const text = withoutMark(whole)
  const parsed = parsePost(text)
  const chosen = sectionsBy(parsed, handle, isOnlyAuthor(parseFrontMatter(text), handle, authors))
  if (chosen.length === 0) {
    return { ok: false, message: `@${handle} has no section in this post, so there is nothing to extract.` }
  }
  const head = text.slice(0, parsed.bodyFrom)
  const named = nameOnlyAuthor(head, handle, authors)
  if (!named.ok) {
    return { ok: false, message: `The authors of the front matter could not be changed. ${named.message}` }
  }
  const borrowed = borrowedBy(parsed, chosen)
  const definitions = borrowed.map(({ from, to }) => `${text.slice(from, to)}\n\n`).join('')
  const own = chosen.map((section) => text.slice(pieceOf(text, section).from, section.to)).join('')
  const front = applyEdits(head, named.edits)
  const body = `${base === undefined ? '' : writeMark({ handle, base })}${definitions}${own.trimEnd()}\n`
  const extract = `${front}${front === '' || front.endsWith('\n') ? '' : '\n'}${body}`
  const result = parsePost(extract)
  const wanted = partsOf(parsed, sections(parsed)).filter((_, index) =>
    chosen.some((one) => one.index === index),
  )
  const isKept =
    JSON.stringify(partsWithText(result)) === JSON.stringify(wanted.filter(({ handle: by }) => by !== ''))
  if (!isKept) {
    return {
      ok: false,
      message: `The sections by @${handle} would be read differently in a file of their own. Close the code block or HTML that is open in them first.`,
    }
  }
  const before = meaningsIn(parsed, chosen)
  const after = meaningsIn(result, sections(result))
  const lost = [...before.keys()].filter((label) => before.get(label) !== after.get(label))
  return { ok: true, text: extract, borrowed: borrowed.map(({ label }) => label), lost }
}

function partsWithText(parsed: ReturnType<typeof parsePost>) {
  return partsOf(parsed, sections(parsed)).filter(({ handle }) => handle !== '')
}
