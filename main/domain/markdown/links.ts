/** What a link leads to, as far as pages care. */
export type LinkKind = 'anchor' | 'relative' | 'remote' | 'mail' | 'image-data' | 'forbidden'

const imageData = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon);/i

/**
 * Sorts a link's address. Browsers skip control characters and blanks before they read the scheme, so they are
 * skipped here; anything with a scheme that is not on the list is forbidden. What stands before the colon is a scheme
 * when it has the form of one: `foo):` is a file's name. `//host` and `\\host` are remote.
 */
export function linkKind(address: string): LinkKind {
  const bare = withoutBlanks(address)
  if (bare.startsWith('#')) return 'anchor'
  if (/^[\\/]{2}/.test(bare)) return 'remote'
  const colon = bare.search(/[:/?#\\]/)
  if (colon < 0 || bare[colon] !== ':') return 'relative'
  const scheme = bare.slice(0, colon).toLowerCase()
  if (!/^[a-z][a-z0-9+.-]*$/.test(scheme)) return 'relative'
  if (scheme === 'http' || scheme === 'https') return 'remote'
  if (scheme === 'mailto') return 'mail'
  return imageData.test(bare) ? 'image-data' : 'forbidden'
}

/** No server takes an address longer than this; one that a short reference repeats would make a page of any size. */
const longestAddress = 10_000

/** Whether an address may be followed from a page: http, https, mailto, anchors and relative ones. */
export function canFollow(address: string): boolean {
  if (address.length > longestAddress) return false
  const kind = linkKind(address)
  return kind !== 'forbidden' && kind !== 'image-data'
}

/** The address as a page may carry it: `//host/x` names https, so that a page opened from disk asks no file server. */
export function pageAddress(address: string): string {
  const bare = withoutBlanks(address)
  return /^[\\/]{2}/.test(bare) ? `https://${bare.replace(/^[\\/]+/, '')}` : address
}

/** A remote address as it is asked for: always by https, as browsers do for the images of a page that came by it. */
export function secureAddress(address: string): string {
  return pageAddress(address)
    .trim()
    .replace(/^http:/i, 'https:')
}

/** The host of a remote address, for labels; '' when it has none. */
export function hostOf(address: string): string {
  const bare = withoutBlanks(address)
  const rest = /^(?:https?:)?[\\/]{2,}(?:[^\\/?#@]*@)?([^\\/?#]*)/i.exec(bare)
  return rest?.[1]?.replace(/^www\./i, '') ?? ''
}

function withoutBlanks(address: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what browsers skip
  return address.replace(/[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]+/g, '')
}
