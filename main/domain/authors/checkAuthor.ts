import { linkKind } from '../markdown/links'
import type { AuthorField } from './directory'
import type { AuthorEntry } from './entry'
import { isHandle } from './handle'

/** What a writer types of an author. */
export type TypedAuthor = Record<AuthorField | 'handle', string>

/** By field, what is wrong with it and what to do. */
export type AuthorTroubles = Partial<Record<keyof TypedAuthor, string>>

/**
 * What is wrong with an author as typed. One who is new needs a name, and a handle that no other entry of the directory
 * has.
 */
export function checkAuthor(
  typed: TypedAuthor,
  authors: readonly AuthorEntry[],
  isNew: boolean,
): AuthorTroubles {
  const told: [keyof TypedAuthor, string | null][] = [
    ['handle', isNew ? whyNotHandle(typed.handle, authors) : null],
    ['name', isNew && typed.name === '' ? 'Give a name: it stands above the sections of this author.' : null],
    ['email', typed.email === '' ? null : whyNotEmail(typed.email)],
    ['url', typed.url === '' ? null : whyNotUrl(typed.url)],
    ['avatar', typed.avatar === '' ? null : whyNotAvatar(typed.avatar)],
  ]
  return Object.fromEntries(told.filter(([, message]) => message !== null))
}

/** Why a text cannot become a handle in this folder, or null. */
export function whyNotHandle(handle: string, authors: readonly AuthorEntry[]): string | null {
  const wrong = whyNoHandle(handle)
  if (wrong !== null) return wrong
  const taken = authors.find((author) => author.handle === handle && author.source !== '')
  if (taken === undefined) return null
  const name = taken.name === '' ? '' : ` (${taken.name})`
  return `“${handle}” is taken${name}: see ${taken.source}. Choose another handle, or edit that author.`
}

/** Why a text is no handle, or null. */
export function whyNoHandle(handle: string): string | null {
  if (handle === '') return 'Give a handle: it is what stands after the @ of a byline.'
  if (isHandle(handle)) return null
  return 'A handle has letters, digits, “.”, “-” and “_”, begins with a letter or digit, and ends with neither “.” nor “-”.'
}

function whyNotEmail(email: string): string | null {
  if (/^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/.test(email)) return null
  return 'This is not an email address. Write it as name@example.org.'
}

function whyNotUrl(url: string): string | null {
  if (/^https?:\/\/[^\s/?#]\S*$/i.test(url)) return null
  return 'This is not an address on the web. Write it with https:// at the front.'
}

function whyNotAvatar(avatar: string): string | null {
  if (linkKind(avatar) === 'relative' && !avatar.split(/[\\/]/).includes('..')) return null
  return 'Give the path of a picture in this folder, as in static/img/mina.png.'
}
