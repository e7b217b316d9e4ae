import type { AuthorEntry } from '../authors/entry'
import { authorName } from '../authors/handle'
import type { FrontMatter } from '../frontMatter/fields'

/** An author as the front matter writes it, with the place of the field's value. */
export interface ListedAuthor {
  name: string
  from: number
  to: number
}

const authorKeys = new Set(['author', 'authors', 'by', 'byline'])

export function isAuthorKey(key: string): boolean {
  return authorKeys.has(key.toLowerCase())
}

/** Whom the front matter names as authors, in its order. */
export function listedAuthors({ fields }: FrontMatter): ListedAuthor[] {
  return fields.flatMap(({ path, value, from, to }) => {
    if (path.length !== 1 || !isAuthorKey(String(path[0] ?? ''))) return []
    const names = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
    return names.filter((name) => name.trim() !== '').map((name) => ({ name: name.trim(), from, to }))
  })
}

/** Whether the front matter's writing (a handle, or the name of the directory) means this handle. */
export function isMeant({ name }: ListedAuthor, handle: string, authors: readonly AuthorEntry[]): boolean {
  const entry = authors.find((author) => author.handle === handle)
  const own = fold(name)
  if (own === fold(handle) || own === fold(authorName(entry, handle))) return true
  return own.split(/\s*,\s*/).includes(fold(handle))
}

function fold(name: string): string {
  return name.replace(/^@/, '').trim().toLowerCase()
}
