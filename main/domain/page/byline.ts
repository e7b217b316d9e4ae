import { authorHue } from '../authors/colour'
import type { AuthorEntry } from '../authors/entry'
import { authorName, initials } from '../authors/handle'
import { linkKind } from '../markdown/links'
import { escapeHtml } from './escape'
import { type ImageUrl, knownImage } from './images'

/** The source under which an author's picture is asked for: from the root of the content folder. */
export function avatarSource(entry: Pick<AuthorEntry, 'avatar'> | undefined): string {
  const avatar = entry?.avatar ?? ''
  return avatar === '' ? '' : `/${avatar.replace(/^\/+/, '')}`
}

/** The line above a section: picture or initials, name (a link where the directory knows an address), description. */
export function bylineHtml(handle: string, entry: AuthorEntry | undefined, imageUrl: ImageUrl): string {
  const name = authorName(entry, handle)
  const hue = authorHue(handle)
  const source = avatarSource(entry)
  const address = source === '' ? null : knownImage(imageUrl(source)).address
  const avatar =
    address === null
      ? `<span class="byline-avatar" aria-hidden="true">${escapeHtml(initials(name))}</span>`
      : `<img class="byline-avatar" src="${escapeHtml(address)}" alt="">`
  const url = entry?.url ?? ''
  const nameHtml =
    /^https?:/i.test(url) && linkKind(url) === 'remote'
      ? `<a class="byline-name" href="${escapeHtml(url)}" rel="noopener noreferrer">${escapeHtml(name)}</a>`
      : `<span class="byline-name">${escapeHtml(name)}</span>`
  const about = entry?.description
    ? ` <span class="byline-about">${escapeHtml(entry.description)}</span>`
    : ''
  return `<p class="byline" style="--hue:${hue}">${avatar} ${nameHtml}${about}</p>`
}
