import { type ImageUrl, knownImage } from './images'

/**
 * The addresses of images in a post's own HTML are put in by the sanitiser, after rendering. This comment, which the
 * sanitiser drops, stands at the start of such HTML and changes with what is known of its images, so that whoever
 * compares HTML sees it. '' for HTML without images.
 */
export function imagesMark(sources: readonly string[], imageUrl: ImageUrl): string {
  if (sources.length === 0) return ''
  const known = sources.map((source) => {
    const { address, size, tried, note } = knownImage(imageUrl(source))
    // The image itself, where that is its own address, says nothing new after its first part.
    return [address?.slice(0, 500), size?.width, size?.height, tried, note]
  })
  return `<!--${fingerprint(JSON.stringify(known))}-->`
}

/** FNV-1a, 32 bits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash.toString(36)
}
