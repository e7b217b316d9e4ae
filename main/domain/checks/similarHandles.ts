import type { AuthorEntry } from '../authors/entry'
import { editDistance } from './editDistance'

const longestGuess = 64
const mostGuesses = 3

/**
 * Tells whom a handle nobody knows may mean, best first: one who is called so by name, email or alias, then those whose
 * handle is written almost alike. Only authors of the folder come into question (`known`).
 */
export function similarHandles(
  known: ReadonlySet<string>,
  authors: readonly AuthorEntry[],
): (handle: string) => string[] {
  const others = [...known].map((other) => ({ other, folded: other.toLowerCase() }))
  const called = new Map<string, string[]>()
  for (const entry of authors) {
    if (!known.has(entry.handle)) continue
    for (const name of namesOf(entry)) called.set(name, [...(called.get(name) ?? []), entry.handle])
  }
  return (handle) => {
    if (handle.length > longestGuess) return []
    const limit = handle.length < 4 ? 1 : 2
    const own = handle.toLowerCase()
    const alike = others
      .map(({ other, folded }) => ({ other, distance: editDistance(own, folded, limit) }))
      .filter(({ distance }) => distance <= limit)
      .sort((a, b) => a.distance - b.distance || a.other.localeCompare(b.other, 'en'))
      .map(({ other }) => other)
    return [...new Set([...(called.get(fold(handle)) ?? []), ...alike])].slice(0, mostGuesses)
  }
}

/** What an author may be called in one word: `Mina Okafor <m.ok@…>` is minaokafor, mina, okafor, mokafor and mok. */
function namesOf({ handle, name, email, aliases = [] }: AuthorEntry): Set<string> {
  const words = name.split(/\s+/).map(fold).filter(Boolean)
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  const parts = words.filter((word) => word.length > 2)
  const names = [
    ...[handle, email.split('@')[0] ?? '', ...aliases].map(fold),
    ...[...parts, words.join(''), last + words.slice(0, -1).join(''), (words[0] ?? '').slice(0, 1) + last],
  ]
  return new Set(names.filter(Boolean))
}

/** Letters and digits alone, without case and accents. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
