import type { PageParts } from '#domain/page/rendered'

/** Pages with more blocks than this are drawn in slices, the beginning first. */
export const firstSlice = 600
export const nextSlice = 600

/** The page up to its first `limit` blocks; footnotes come with the last of them. */
export function limitPage(parts: PageParts, limit: number): PageParts {
  return parts.items.length <= limit ? parts : { ...parts, items: parts.items.slice(0, limit), footer: null }
}
