import type { AuthorNumbers } from '#domain/authors/authorNumbers'

export type AuthorSort = 'posts' | 'words' | 'last' | 'name'

export const authorSorts: Record<AuthorSort, string> = {
  posts: 'Posts',
  words: 'Words',
  last: 'Last post',
  name: 'Name',
}

type Sortable = AuthorNumbers & { name: string }

const orders: Record<AuthorSort, (a: Sortable, b: Sortable) => number> = {
  posts: (a, b) => b.posts - a.posts,
  words: (a, b) => b.words - a.words,
  last: (a, b) => (a.last === b.last ? 0 : a.last < b.last ? 1 : -1),
  name: () => 0,
}
const compareNames = new Intl.Collator('en', { sensitivity: 'base' }).compare

/** Authors in an order; equal ones by name. */
export function sortAuthors<T extends Sortable>(authors: readonly T[], sort: AuthorSort): T[] {
  return [...authors].sort((a, b) => orders[sort](a, b) || compareNames(a.name, b.name))
}
