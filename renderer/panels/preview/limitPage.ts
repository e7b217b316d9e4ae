import type { RenderedPage, RenderedSection } from '#domain/page/rendered'

/** Pages with more blocks than this are drawn in slices, the beginning first. */
export const firstSlice = 600
export const nextSlice = 600

export function countBlocks(page: RenderedPage): number {
  return page.sections.reduce((count, { blocks }) => count + blocks.length, 0)
}

/** The page up to its first `limit` blocks; footnotes come with the last of them. */
export function limitPage(page: RenderedPage, limit: number): RenderedPage {
  if (countBlocks(page) <= limit) return page
  const sections: RenderedSection[] = []
  let left = limit
  for (const section of page.sections) {
    if (left <= 0) break
    sections.push(
      section.blocks.length <= left ? section : { ...section, blocks: section.blocks.slice(0, left) },
    )
    left -= section.blocks.length
  }
  return { ...page, sections, footer: null }
}
