import { readByline } from '../markdown/bylineRule'
import { folderOf, postName } from './postPath'
import type { PostSummary } from './summary'

/** What the head of a post tells: its line in the list, and the handles that occur in it. */
export interface SummarisedPost {
  summary: PostSummary
  /** Authors of the front matter and bylines of the head, without repeats. */
  handles: string[]
}

export interface PostHead {
  /** Path below the content folder. */
  id: string
  /** Last change on disk, milliseconds since 1970. */
  changed: number
  /** The front matter's values; empty when there is none, `marksOfBroken` when it is broken. */
  values: Record<string, unknown>
  /** The text after the front matter, as far as it was read; LF line ends. */
  body: string
}

/** Tells title, authors, date and draft mark of a post from its head, and who occurs in it. */
export function summarise(head: PostHead): SummarisedPost {
  const summary = lineOf(head)
  return { summary, handles: [...new Set([...summary.authors, ...bylinesOf(head.body)])] }
}

/** The list's line for a post alone, without a search for bylines. */
export function lineOf({ id, changed, values, body }: PostHead): PostSummary {
  return {
    id,
    title: readTitle(values) || firstHeading(body) || titleOfName(id),
    authors: readAuthors(values),
    date: readDate(values.date) || dateOfName(id),
    draft: isDraft(id, values),
    changed,
    trouble: '',
  }
}

/** The list's line for a file that could not be read. */
export function summariseUnreadable(id: string, changed: number, trouble: string): PostSummary {
  return { id, title: titleOfName(id), authors: [], date: dateOfName(id), draft: false, changed, trouble }
}

function readTitle({ title }: Record<string, unknown>): string {
  if (typeof title === 'string') return title.replace(/\s+/g, ' ').trim()
  return typeof title === 'number' ? String(title) : ''
}

const authorKeys = ['author', 'authors', 'by', 'byline']

/** Handles or names under `author`, `authors` or `by`: a string, a list of strings, or things with a name. */
export function readAuthors(values: Record<string, unknown>): string[] {
  const found = authorKeys.flatMap((key) => (Object.hasOwn(values, key) ? namesIn(values[key]) : []))
  return [...new Set(found)]
}

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.replace(/\s+/g, ' ').trim()]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.slice(0, 100).flatMap(namesIn)
  if (typeof value === 'object' && value !== null && 'name' in value) {
    return typeof value.name === 'string' ? namesIn(value.name) : nameParts(value.name)
  }
  return []
}

/** Quarto writes `name: {given: …, family: …}`. */
function nameParts(name: unknown): string[] {
  if (typeof name !== 'object' || name === null) return []
  const parts = ['given' in name ? name.given : '', 'family' in name ? name.family : '']
  return namesIn(parts.filter((part) => typeof part === 'string').join(' '))
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A date as `YYYY-MM-DD`: from ISO forms, `2024/5/2`, `May 2, 2024`, `2 May 2024` and date values; else ''. */
export function readDate(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value !== 'string') return ''
  const text = value.trim().slice(0, 60)
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text)
  if (iso) return dateOf(iso[1]!, Number(iso[2]), iso[3]!)
  const american = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/.exec(text)
  if (american) return dateOf(american[3]!, monthOf(american[1]!), american[2]!)
  const european = /^(?:[A-Za-z]{3,9},? )?(\d{1,2})\.? ([A-Za-z]{3,9})\.?,? (\d{4})(?!\d)/.exec(text)
  return european ? dateOf(european[3]!, monthOf(european[2]!), european[1]!) : ''
}

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function dateOf(year: string, month: number, day: string): string {
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return ''
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
}

const datedName = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:-|$)/

/** The date that Jekyll keeps in a file's name; a page bundle's (`2024-05-02-x/index.md`) in its folder's. */
function dateOfName(id: string): string {
  const match = datedName.exec(postName(id))
  return match ? dateOf(match[1]!, Number(match[2]), match[3]!) : ''
}

function titleOfName(id: string): string {
  const name = postName(id)
  return name.replace(datedName, '') || name
}

function isDraft(id: string, values: Record<string, unknown>): boolean {
  const isYes = (value: unknown) =>
    value === true || (typeof value === 'string' && /^(?:true|yes)$/i.test(value))
  const isNo = (value: unknown) =>
    value === false || (typeof value === 'string' && /^(?:false|no)$/i.test(value))
  return isYes(values.draft) || isNo(values.published) || folderOf(id).split('/').includes('_drafts')
}

/**
 * What a block of front matter says that cannot be read as a whole: that the post is a draft, where one of its lines says so.
 * Better one post too many is kept back than published before its time.
 */
export function marksOfBroken(content: string): Record<string, unknown> {
  const isDraft = content.split(/\r\n?|\n/).some((line) => draftLine.test(line))
  return isDraft ? { draft: true } : {}
}

const draftLine =
  /^[ \t]*"?(?:draft"?[ \t]*[:=][ \t]*"?(?:true|yes)|published"?[ \t]*[:=][ \t]*"?(?:false|no))\b/i

const fence = /^ {0,3}(`{3,}|~{3,})/
const atxHeading = /^ {0,3}#{1,6}[ \t](.*)$/

/** The text of a heading without the marks that may close it. */
function withoutClosing(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  let end = trimmed?.length ?? 0
  while (trimmed?.[end - 1] === '#') end -= 1
  return trimmed?.slice(0, end).trim()
}

/** The lines of a text outside fenced code. */
function* linesOutsideCode(body: string): Generator<string> {
  let open = ''
  for (const line of body.split('\n')) {
    const mark = fence.exec(line)?.[1]
    if (open === '') {
      if (mark) open = mark
      else yield line
    } else if (mark?.startsWith(open) && line.trim() === mark) {
      open = ''
    }
  }
}

function firstHeading(body: string): string {
  let above = ''
  for (const line of linesOutsideCode(body)) {
    const atx = withoutClosing(atxHeading.exec(line)?.[1])
    if (atx) return plainText(atx)
    if (/^ {0,3}=+[ \t]*$/.test(line) && above.trim() !== '') return plainText(above)
    above = line
  }
  return ''
}

/** Inline Markdown without its marks, good enough for a list: links become their text. */
function plainText(markdown: string): string {
  return markdown
    .slice(0, 400)
    .replace(/\{\s*[:#.][^{}]*\}\s*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Handles of lines that look like bylines: an estimate for counting, the parser decides in the open post. */
function bylinesOf(body: string): string[] {
  const found: string[] = []
  for (const line of linesOutsideCode(body)) {
    const handle = readByline(line)
    if (handle !== null) found.push(handle)
  }
  return found
}
