import type { Section } from '../sections/sections'

/** What an author wrote of a post. */
export interface AuthorShare {
  /** A handle; or what the front matter writes for somebody whom the directory does not know. */
  author: string
  words: number
  links: number
}

type Counted = Pick<Section, 'handle' | 'words' | 'links'>

/**
 * What each author wrote of a post, in the order of the front matter, then of the sections. Text before the first
 * byline belongs to the post's own authors in equal parts, what is over to the first ones; to nobody where none is
 * named. Who is named and wrote nothing has zeros. The sums are those of the sections.
 */
export function sharesOf(sections: readonly Counted[], owners: readonly string[]): AuthorShare[] {
  const shares = new Map<string, AuthorShare>()
  const add = (author: string, words: number, links: number) => {
    const share = shares.get(author) ?? { author, words: 0, links: 0 }
    shares.set(author, { author, words: share.words + words, links: share.links + links })
  }
  const own = [...new Set(owners)]
  for (const owner of own) add(owner, 0, 0)
  for (const { handle, words, links } of sections) {
    if (handle !== '') add(handle, words, links)
    else
      for (const [index, owner] of own.entries())
        add(owner, part(words, index, own.length), part(links, index, own.length))
  }
  return [...shares.values()]
}

/** The share of one among several in a number of whole things. */
function part(count: number, index: number, parts: number): number {
  return Math.floor(count / parts) + (index < count % parts ? 1 : 0)
}
