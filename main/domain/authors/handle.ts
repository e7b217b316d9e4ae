import type { AuthorEntry } from './entry'

/** Source of the pattern of a handle (flag u): letters and digits of any script, with `.`, `_`, `-` inside. */
export const handleSource = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?`

const wholeHandle = new RegExp(`^${handleSource}$`, 'u')

/** Whether the text can stand after the `@` of a byline. */
export function isHandle(text: string): boolean {
  return wholeHandle.test(text)
}

/** What an author is called: the name of the directory's entry, else the handle itself. */
export function authorName(entry: Pick<AuthorEntry, 'name'> | undefined, handle: string): string {
  return entry?.name || handle
}

/** One or two capital letters for an avatar: `Mina Okafor` → `MO`, `jorge-vidal` → `JV`, `mina` → `M`. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const first = firstLetter(words[0])
  const last = words.length > 1 ? firstLetter(words.at(-1)) : ''
  return (first + last).toUpperCase()
}

function firstLetter(word = ''): string {
  return /[\p{L}\p{N}]/u.exec(word)?.[0] ?? ''
}
