import type { AuthorEntry } from '../authors/entry'
import { authorName } from '../authors/handle'
import { readValues } from '../frontMatter/values'
import { plainText } from '../markdown/headingIds'
import type { ParsedBlock, ParsedPost } from '../markdown/parseBody'
import { lineOf } from '../posts/summarise'
import type { PostSummary } from '../posts/summary'
import { handleOf } from '../sections/sections'
import { headerHtml } from './header'
import type { PageHead } from './rendered'

/** What the front matter and the first lines of a post say of its page. */
interface Summary {
  values: Record<string, unknown>
  summary: PostSummary
}

/** The body's first characters tell as much of a post as the list of posts says of it. */
const lookedAt = 20_000

let last: { id: string; text: string; bodyFrom: number; told: Summary } | null = null

/** Remembers the last answer: most edits lie behind what is looked at. */
function summaryOf({ text, bodyFrom }: ParsedPost, id: string): Summary {
  const start = text.slice(0, bodyFrom + lookedAt)
  if (last?.id === id && last.bodyFrom === bodyFrom && last.text === start) return last.told
  const values = readValues(start)
  const summary = lineOf({ id, changed: 0, values, body: start.slice(bodyFrom) })
  const told = { values, summary }
  last = { id, text: start, bodyFrom, told }
  return told
}

/** The values of the front matter; empty when it cannot be read. */
export const headValues = (parsed: ParsedPost, id: string): Record<string, unknown> =>
  summaryOf(parsed, id).values

/** What a post says of its page, before it is HTML. */
export interface ReadHead {
  title: string
  lang: string
  description: string
  /** `YYYY-MM-DD`, or ''. */
  date: string
  /** Authors that the header names: those of the front matter, else those who have a section. */
  named: string[]
  /** Authors who have a section, in order. */
  writers: string[]
  /** The values of the front matter. */
  values: Record<string, unknown>
}

/** Reads the head of a post's page. */
export function readHead(
  parsed: ParsedPost,
  { id, authors }: { id: string; authors: readonly AuthorEntry[] },
): ReadHead {
  const { values, summary } = summaryOf(parsed, id)
  const titleHeading = findTitleHeading(parsed, id)
  const isKnown = (handle: string) => authors.some((each) => each.handle === handle)
  const writers = handlesOf(parsed)
  return {
    title: titleHeading === null ? summary.title : headingText(titleHeading),
    lang: textOf(values.lang) || textOf(values.language),
    description: textOf(values.description) || textOf(values.summary),
    date: summary.date,
    named: summary.authors.length > 0 ? expandHandles(summary.authors, isKnown) : writers,
    writers,
    values,
  }
}

/** The head of a post's page. Names of authors come from the directory. */
export function renderHead(
  parsed: ParsedPost,
  context: { id: string; authors: readonly AuthorEntry[] },
): PageHead {
  const { title, lang, description, date, named } = readHead(parsed, context)
  const nameOf = (handle: string) =>
    authorName(
      context.authors.find((each) => each.handle === handle),
      handle,
    )
  return {
    title,
    lang,
    description,
    headerHtml: headerHtml({ title, date, lang, authors: named.map(nameOf) }),
  }
}

/**
 * The body's first block when it is a heading of the first level that says the title once more, or is the title because
 * the front matter has none: the page has it in its header, and not again below.
 */
export function findTitleHeading(parsed: ParsedPost, id: string): ParsedBlock | null {
  const [first] = parsed.blocks
  if (first?.type !== 'heading' || first.tokens[0]?.tag !== 'h1') return null
  const { values, summary } = summaryOf(parsed, id)
  const hasTitle = String(values.title ?? '').trim() !== ''
  return !hasTitle || headingText(first) === summary.title ? first : null
}

function headingText({ tokens }: ParsedBlock): string {
  return plainText(tokens[1]?.children ?? []).trim()
}

function handlesOf({ blocks }: ParsedPost): string[] {
  const bylines = blocks.filter(({ type }) => type === 'byline')
  return [...new Set(bylines.map(handleOf))]
}

/** `author: mina, jorge` names two authors when the directory knows both parts. */
function expandHandles(authors: string[], isKnown: (handle: string) => boolean): string[] {
  return authors.flatMap((author) => {
    const parts = author.split(',').map((part) => part.trim().replace(/^@/, ''))
    return parts.every(isKnown) ? parts : [author]
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
