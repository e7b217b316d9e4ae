import type { AuthorEntry } from '../authors/entry'
import { editDistance } from './editDistance'

const longestGuess = 64
const mostGuesses = 3

/**
 * The authors whom a handle nobody knows may mean, best first: one who is called so by name, email or alias, then those
 * whose handle is written almost alike. Only authors of the folder come into question (`known`).
 */
export function similarHandles(
  handle: string,
  known: ReadonlySet<string>,
  authors: readonly AuthorEntry[],
): string[] {
  if (handle.length > longestGuess) return []
  const own = fold(handle)
  const called = authors.filter((entry) => known.has(entry.handle) && namesOf(entry).has(own))
  const limit = handle.length < 4 ? 1 : 2
  const alike = [...known]
    .map((other) => ({ other, distance: editDistance(handle.toLowerCase(), other.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || a.other.localeCompare(b.other, 'en'))
    .map(({ other }) => other)
  return [...new Set([...called.map((entry) => entry.handle), ...alike])].slice(0, mostGuesses)
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
