/** Hues in degrees (oklch), parted far enough to be told from each other side by side. */
export const authorHues = [12, 40, 68, 100, 130, 158, 186, 212, 242, 270, 302, 336] as const

/** The hue of an author, 0–359: always the same for the same handle, in every post and on every machine. */
export function authorHue(handle: string): number {
  // FNV-1a, 32 bits, from a start value under which common first names fall on different hues.
  let hash = 19_401
  for (let index = 0; index < handle.length; index += 1) {
    hash = Math.imul(hash ^ handle.charCodeAt(index), 0x01000193) >>> 0
  }
  hash ^= hash >>> 15
  return authorHues[(hash >>> 0) % authorHues.length] ?? authorHues[0]
}
