import type { AuthorEntry } from '../authors/entry'
import { isAuthorKey } from '../checks/listedAuthors'
import type { FolderUsage, KeyUsage } from './usage'

/** Whether a folder's posts write authors by handle or by name, told from the values that its posts have. */
export function writesNames(usage: KeyUsage | null, authors: readonly AuthorEntry[]): boolean {
  const handles = new Set(authors.filter(({ source }) => source !== '').map(({ handle }) => handle))
  const names = new Set(authors.flatMap(({ name }) => (name === '' ? [] : [name])))
  let byHandle = 0
  let byName = 0
  for (const { value, posts } of usage?.values ?? []) {
    if (handles.has(value)) byHandle += posts
    else if (names.has(value)) byName += posts
  }
  return byName > byHandle
}

/** The part of a usage that tells how a folder's posts name their authors. */
export function authorUsage(usage: FolderUsage): FolderUsage {
  return { ...usage, keys: usage.keys.filter(({ key }) => isAuthorKey(key)) }
}

/** The entry that a value of the front matter means: by handle, else by name. */
export function entryOf(value: string, authors: readonly AuthorEntry[]): AuthorEntry | undefined {
  const bare = value.replace(/^@/, '').trim()
  return (
    authors.find(({ handle }) => handle === bare) ??
    authors.find(({ name }) => name !== '' && name.toLowerCase() === bare.toLowerCase())
  )
}
