import Mustache from 'mustache'
import { isRightToLeft } from '../page/textDirection'
import type { PageFacts } from './pageFacts'

/**
 * What a template may name. Names in three braces are HTML that is put in as it is; all others are text. See assets/page.mustache,
 * Byline's own template, which documents each of them.
 */
export interface TemplateData extends PageFacts {
  /** Where the page may load nothing from, and that it runs nothing: a `meta` element; '' where raw HTML is kept. */
  policy: string
  /** Title, description, Open Graph, JSON-LD. */
  head: string
  /** The style: an element with it inside, or a link to the sheet of the site. */
  style: string
  /** The article with header, sections and footnotes; with the list of headings where that is asked for. */
  article: string
  /** The lists of the site above the article, or ''. */
  navigation: string
  readableDate: string
}

/** Why a template cannot be used: `line`, from 1, and the reason as a sentence. */
export interface BrokenTemplate {
  line: number
  reason: string
}

/** Looks through a template (Mustache, mustache.github.io). Null when it can be used. */
export function checkTemplate(template: string): BrokenTemplate | null {
  const lineAt = (offset: number) => template.slice(0, offset).split('\n').length
  try {
    const unknown = findUnknown(Mustache.parse(template) as ParsedTag[])
    return unknown && { line: lineAt(unknown.at), reason: unknown.reason }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const [, reason = message, offset] = /^(.*?)(?: at (\d+))?$/s.exec(message) ?? []
    // Where it ends says nothing of a section that is never closed.
    const [, name] = /^Unclosed section "(.*)"$/.exec(reason) ?? []
    const opened =
      name === undefined ? -1 : template.search(new RegExp(`\\{\\{[#^]\\s*${escapePattern(name)}\\s*\\}`))
    const at = opened >= 0 ? opened : offset === undefined ? template.length : Number(offset)
    return { line: lineAt(at), reason: `${reason}.` }
  }
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What Mustache makes of a tag: its kind, its name, where it begins and ends, and for sections what is in it. */
type ParsedTag = [kind: string, name: string, from: number, to: number, inner?: ParsedTag[] | string]

/** Text, comments and changes of the braces. */
const withoutName = new Set(['text', '!', '='])

/** The first tag that stands for nothing. */
function findUnknown(tags: readonly ParsedTag[]): { at: number; reason: string } | null {
  for (const [kind, name, at, , inner] of tags) {
    if (kind === '>') return { at, reason: `It cannot take in another file (“${name}”).` }
    if (!withoutName.has(kind) && !known.has(name)) return { at, reason: `There is no “${name}”.` }
    const found = Array.isArray(inner) ? findUnknown(inner) : null
    if (found !== null) return found
  }
  return null
}

/** Names that templates may use; those of authors stand in `{{#authors}}…{{/authors}}`. */
const known: ReadonlySet<string> = new Set([
  ...['policy', 'head', 'style', 'article', 'navigation', 'title', 'lang', 'description', 'date'],
  ...['readableDate', 'authors', 'tags', 'categories', 'canonical', 'handle', 'name', 'url', '.'],
  'isRightToLeft',
])

/** Fills a template that `checkTemplate` has found nothing wrong with. It runs nothing: the data are texts and lists. */
export function fillTemplate(template: string, data: TemplateData): string {
  return Mustache.render(template, { ...data, isRightToLeft: isRightToLeft(data.lang) })
}
