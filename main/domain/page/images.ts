import { hostOf, linkKind, pageAddress } from '../markdown/links'
import { escapeHtml } from './escape'

export type ImageUrl = (source: string) => string | null

/** What stands on a page for an image. */
export type ImagePlan =
  | { kind: 'shown'; address: string }
  | { kind: 'remote'; address: string; host: string }
  | { kind: 'missing' }

/**
 * What to show for an image's source: local ones by their address, image data as it is, remote ones as a link, because
 * opening a page asks no other machine for anything.
 */
export function planImage(source: string, imageUrl: ImageUrl): ImagePlan {
  switch (linkKind(source)) {
    case 'image-data':
      return { kind: 'shown', address: source }
    case 'remote':
      return { kind: 'remote', address: pageAddress(source), host: hostOf(source) }
    case 'relative': {
      const address = source.trim() === '' ? null : imageUrl(source)
      return address === null ? { kind: 'missing' } : { kind: 'shown', address }
    }
    default:
      return { kind: 'missing' }
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

/** A source without percent signs, as its file is called. */
export function readableSource(source: string): string {
  try {
    return decodeURI(source)
  } catch {
    return source
  }
}

/** An image as HTML. `isInLink`: no second link inside one. */
export function imageHtml(
  image: { source: string; alt: string; title: string; isInLink: boolean },
  imageUrl: ImageUrl,
): string {
  const plan = planImage(image.source, imageUrl)
  if (plan.kind === 'shown') {
    const title = image.title === '' ? '' : ` title="${escapeHtml(image.title)}"`
    return `<img src="${escapeHtml(plan.address)}" alt="${escapeHtml(image.alt)}"${title} loading="lazy">`
  }
  if (plan.kind === 'missing') {
    const label = escapeHtml(missingImageLabel(image.source))
    return `<span class="missing-image" role="img" aria-label="${label}">${label}</span>`
  }
  const label = escapeHtml(remoteImageLabel(image.alt, plan.host))
  const inner = image.isInLink
    ? label
    : `<a href="${escapeHtml(plan.address)}" rel="noopener noreferrer">${label}</a>`
  return `<span class="remote-image">${inner}</span>`
}
