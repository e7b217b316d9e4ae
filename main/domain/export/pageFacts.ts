import type { AuthorEntry } from '../authors/entry'
import { authorName } from '../authors/handle'
import { linkKind } from '../markdown/links'
import type { ParsedPost } from '../markdown/parseBody'
import { readHead } from '../page/pageHead'

/** Somebody who wrote a part of a page. */
export interface PageAuthor {
  handle: string
  name: string
  /** A page about them, or ''. */
  url: string
}

/** What the head of a page's document and the lists of a site tell about it. */
export interface PageFacts {
  title: string
  /** BCP 47 tag, or ''. */
  lang: string
  description: string
  /** `YYYY-MM-DD`, or ''. */
  date: string
  /** Those of the front matter first, then the others who have a section. */
  authors: PageAuthor[]
  tags: string[]
  categories: string[]
  /** The address that the post says itself is its own, or ''. */
  canonical: string
}

const canonicalKeys = ['canonical', 'canonical_url', 'canonicalURL', 'canonicalUrl']

/** Reads what a post tells about its page. Names come from the directory. */
export function pageFacts(
  parsed: ParsedPost,
  context: { id: string; authors: readonly AuthorEntry[] },
): PageFacts {
  const { title, lang, description, date, named, writers, values } = readHead(parsed, context)
  const canonical = canonicalKeys.map((key) => textOf(values[key])).find((address) => address !== '') ?? ''
  return {
    title,
    lang,
    description,
    date,
    authors: [...new Set([...named, ...writers])].map((handle) => {
      const entry = context.authors.find((each) => each.handle === handle)
      const url = entry?.url ?? ''
      return { handle, name: authorName(entry, handle), url: linkKind(url) === 'remote' ? url : '' }
    }),
    tags: textsOf(values.tags),
    categories: textsOf(values.categories ?? values.category),
    canonical: linkKind(canonical) === 'remote' ? canonical : '',
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

/** A list of texts, or one that is written alone; without repeats. */
function textsOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value.slice(0, 200) : [value]
  const texts = all.map((one) => (typeof one === 'number' ? String(one) : textOf(one)))
  return [...new Set(texts.filter((text) => text !== ''))]
}
