import { hostOf, linkKind, pageAddress } from '../markdown/links'
import { escapeHtml } from './escape'

/** In CSS pixels, as a browser would show the image by itself. */
export interface ImageSize {
  width: number
  height: number
}

/** What a page knows of the image that a source names. */
export interface KnownImage {
  /** What stands in `src`; null for an image that is not shown. */
  address: string | null
  size?: ImageSize | null
  /** Paths below the folder at which it was looked for in vain. */
  tried?: readonly string[]
  /** Why an image of another site is not shown, and how it can be seen. */
  note?: string
}

/**
 * Tells of the image that a source names. A text is the address of a file of unknown size; null: there is no file. Asked
 * for the sources of other sites, too: they are shown only where the answer is a `KnownImage` with an address.
 */
export type ImageUrl = (source: string) => KnownImage | string | null

/** What stands on a page for an image. */
export type ImagePlan =
  | { kind: 'shown'; address: string; size: ImageSize | null; isRemote: boolean }
  | { kind: 'remote'; address: string; host: string; note: string }
  | { kind: 'missing'; tried: readonly string[] }

export function knownImage(answer: ReturnType<ImageUrl>): KnownImage {
  return typeof answer === 'string' || answer === null ? { address: answer } : answer
}

const shown = (address: string, size: ImageSize | null = null): ImagePlan => ({
  kind: 'shown',
  address,
  size,
  isRemote: linkKind(address) === 'remote',
})

/**
 * What to show for an image's source: local ones by their address, image data as it is, remote ones as a link unless
 * they are allowed, because opening a page asks no other machine for anything.
 */
export function planImage(source: string, imageUrl: ImageUrl): ImagePlan {
  switch (linkKind(source)) {
    case 'image-data':
      return shown(source)
    case 'remote': {
      const answer = imageUrl(source)
      const { address, size, note = '' } = typeof answer === 'string' ? knownImage(null) : knownImage(answer)
      if (address !== null) return shown(address, size)
      return { kind: 'remote', address: pageAddress(source), host: hostOf(source), note }
    }
    case 'relative': {
      const { address, size, tried = [] } = knownImage(source.trim() === '' ? null : imageUrl(source))
      return address === null ? { kind: 'missing', tried } : shown(address, size)
    }
    default:
      return { kind: 'missing', tried: [] }
  }
}

/** `Image: A bill — example.org`. */
export function remoteImageLabel(alt: string, host: string): string {
  return ['Image', [alt.trim(), host].filter((part) => part !== '').join(' — ')].filter(Boolean).join(': ')
}

export function missingImageLabel(source: string): string {
  const name = readableSource(source).trim()
  return name === '' ? 'Image without a source' : `Image not found: ${name}`
}

/** Where a missing image was looked for, '' when it names no place. */
export function triedLabel(tried: readonly string[]): string {
  return tried.length === 0 ? '' : `Looked for ${tried.join(', ')}`
}

/** A source without percent signs, as its file is called. */
export function readableSource(source: string): string {
  try {
    return decodeURI(source)
  } catch {
    return source
  }
}

/**
 * The attributes of an image that is shown, by name. One that has its data in itself is there at once: it must not wait to
 * be scrolled to, as paper is not scrolled. A remote one does not tell where it is asked from.
 */
export function shownAttributes({
  address,
  size,
  isRemote,
}: ImagePlan & { kind: 'shown' }): [string, string][] {
  return [
    ...(size === null ? [] : sizeAttributes(size)),
    ...(/^\s*data:/i.test(address) ? [] : [['loading', 'lazy'] as [string, string]]),
    ...(isRemote ? [['referrerpolicy', 'no-referrer'] as [string, string]] : []),
  ]
}

function sizeAttributes({ width, height }: ImageSize): [string, string][] {
  return [
    ['width', String(width)],
    ['height', String(height)],
  ]
}

const note = (text: string) => (text === '' ? '' : ` <small>${escapeHtml(text)}</small>`)

/** An image as HTML. `isInLink`: no second link inside one. */
export function imageHtml(
  image: { source: string; alt: string; title: string; isInLink: boolean },
  imageUrl: ImageUrl,
): string {
  const plan = planImage(image.source, imageUrl)
  if (plan.kind === 'shown') {
    const title = image.title === '' ? '' : ` title="${escapeHtml(image.title)}"`
    const others = shownAttributes(plan).map(([name, value]) => ` ${name}="${value}"`)
    return `<img src="${escapeHtml(plan.address)}" alt="${escapeHtml(image.alt)}"${title}${others.join('')}>`
  }
  if (plan.kind === 'missing') {
    const label = missingImageLabel(image.source)
    const tried = triedLabel(plan.tried)
    const name = escapeHtml([label, tried].filter(Boolean).join('. '))
    return `<span class="missing-image" role="img" aria-label="${name}">${escapeHtml(label)}${note(tried)}</span>`
  }
  const label = escapeHtml(remoteImageLabel(image.alt, plan.host))
  const inner = image.isInLink
    ? label
    : `<a href="${escapeHtml(plan.address)}" rel="noopener noreferrer">${label}</a>`
  return `<span class="remote-image">${inner}${note(plan.note)}</span>`
}
