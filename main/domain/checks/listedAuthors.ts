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

/** Names with commas between, each as an author of its own, where all of them are known: else the comma is part of a name. */
export function separateAuthors(
  listed: readonly ListedAuthor[],
  isKnown: (name: string) => boolean,
): ListedAuthor[] {
  return listed.flatMap((author) => {
    const parts = author.name.split(',').map((part) => part.trim())
    return parts.length > 1 && parts.every(isKnown) ? parts.map((name) => ({ ...author, name })) : [author]
  })
}

/** Whether the front matter's writing (a handle, or the name of the directory) means this handle. */
export function isMeant({ name }: ListedAuthor, handle: string, authors: readonly AuthorEntry[]): boolean {
  const entry = authors.find((author) => author.handle === handle)
  const own = foldName(name)
  if (own === foldName(handle) || own === foldName(authorName(entry, handle))) return true
  return own.split(',').some((part) => part.trim() === foldName(handle))
}

/** A name without case, outer spaces and the `@` that may stand before a handle. */
export function foldName(name: string): string {
  return name.trim().replace(/^@/, '').toLowerCase()
}
