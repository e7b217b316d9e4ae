import { readValues } from '../frontMatter/values'
import { parsePost } from '../markdown/parseBody'
import { summarise } from '../posts/summarise'
import { sections } from '../sections/sections'

/** What the numbers of a folder need of a post. */
export interface PostCount {
  /** As `YYYY-MM-DD`, or '' when the post has none. */
  date: string
  /** The post's own authors as the front matter writes them. */
  owners: string[]
  sections: { handle: string; words: number; links: number }[]
}

/** Counts a post; `id` is its path below the folder, which may tell its date. Never throws on a bad post. */
export function countPost(text: string, id: string): PostCount {
  const { summary } = summarise({ id, changed: 0, values: readValues(text), body: '' })
  return {
    date: summary.date,
    owners: summary.authors,
    sections: sections(parsePost(text)).map(({ handle, words, links }) => ({ handle, words, links })),
  }
}
