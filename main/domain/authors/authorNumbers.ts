import { entryOf } from '../fields/authorWriting'
import type { PostCount } from './countPost'
import type { AuthorEntry } from './entry'
import { sharesOf } from './shares'

export interface MonthNumbers {
  /** `YYYY-MM` */
  month: string
  posts: number
  words: number
}

/** What an author wrote in a folder. */
export interface AuthorNumbers {
  /** A handle; or what front matter writes for somebody whom the directory does not know. */
  author: string
  /** Posts that name the author or have a section by them. */
  posts: number
  words: number
  links: number
  /** Date of the newest of these posts, as `YYYY-MM-DD`, or ''. */
  last: string
  /** Months with posts, the oldest first. Posts without a date are in none. */
  months: MonthNumbers[]
}

/** Finds the author whom the front matter means by a handle or a name; each is looked up once. */
export function createAuthorFinder(authors: readonly AuthorEntry[]): (written: string) => string {
  const found = new Map<string, string>()
  return (written) => {
    const known = found.get(written) ?? entryOf(written, authors)?.handle ?? written
    found.set(written, known)
    return known
  }
}

/** Who wrote a post or is named by it. */
export function authorsOfPost({ owners, sections }: PostCount, find: (written: string) => string): string[] {
  const writers = sections.map(({ handle }) => handle).filter((handle) => handle !== '')
  return [...new Set([...owners.map(find), ...writers])]
}

/** What each author wrote in all posts; the one with most posts first, then by words, then by name. */
export function addUpAuthors(posts: Iterable<PostCount>, authors: readonly AuthorEntry[]): AuthorNumbers[] {
  const find = createAuthorFinder(authors)
  const sums = new Map<string, Sum>()
  for (const { date, owners, sections } of posts) {
    for (const { author, words, links } of sharesOf(sections, owners.map(find))) {
      const sum = sums.get(author) ?? { author, posts: 0, words: 0, links: 0, last: '', months: new Map() }
      sums.set(author, sum)
      sum.posts += 1
      sum.words += words
      sum.links += links
      if (date > sum.last) sum.last = date
      if (date !== '') addMonth(sum.months, date.slice(0, 7), words)
    }
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, months: [...sum.months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)) }))
    .sort((a, b) => b.posts - a.posts || b.words - a.words || (a.author < b.author ? -1 : 1))
}

type Sum = Omit<AuthorNumbers, 'months'> & { months: Map<string, MonthNumbers> }

function addMonth(months: Map<string, MonthNumbers>, month: string, words: number): void {
  const own = months.get(month) ?? { month, posts: 0, words: 0 }
  months.set(month, { month, posts: own.posts + 1, words: own.words + words })
}
