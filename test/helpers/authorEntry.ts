import type { AuthorEntry } from '#domain/authors/entry'

/** An author of the directory with an entry of their own, of whom nothing else is known but `values`. */
export function authorEntry(handle: string, values: Partial<AuthorEntry> = {}): AuthorEntry {
  const nothing = { name: '', email: '', description: '', url: '', avatar: '' }
  return { handle, ...nothing, source: `authors/${handle}.json`, posts: 1, ...values }
}
