import type { PageItem, PageParts } from '#domain/page/rendered'

/** Blocks of a slice at first, and at least and at most, by the time that slices take. */
const firstBlocks = 600
const leastBlocks = 75
const mostBlocks = 1200
/** So much HTML counts as a block. */
const lettersOfBlock = 500
/** Milliseconds that the drawing of a slice is to take: a letter that is typed meanwhile waits no longer. */
const wishedTime = 20

/** How many blocks are drawn at once; more new ones than that are drawn in slices, the beginning first. */
export class Pace {
  blocks = firstBlocks

  /** Learns from the time that a slice took, in milliseconds. */
  learn(took: number): void {
    const fitting = this.blocks * Math.min(2, wishedTime / Math.max(1, took))
    this.blocks = Math.round(Math.min(mostBlocks, Math.max(leastBlocks, fitting)))
  }
}

/** What stands on the page: its first blocks, and whether these are all of them. */
export interface Drawn {
  items: readonly PageItem[]
  isWhole: boolean
}

export const nothingDrawn: Drawn = { items: [], isWhole: false }

/** How many blocks of a page to draw now: all, unless so many are new that they are too much for one frame. */
export function blocksToDraw({ items }: PageParts, drawn: Drawn, { blocks }: Pace): number {
  const own = drawn.isWhole ? items.length : Math.min(drawn.items.length, items.length)
  const { start, end } = changedRange(drawn.items, items.slice(0, own))
  const next = endOfSlice(items, start, blocks)
  if (next < end) return next
  return drawn.isWhole ? items.length : endOfSlice(items, own, blocks)
}

function endOfSlice(items: readonly PageItem[], start: number, blocks: number): number {
  let letters = 0
  let end = start
  while (end < items.length && end - start < blocks && letters < blocks * lettersOfBlock) {
    letters += items[end]!.html.length
    end += 1
  }
  return end
}

/** The half-open range of blocks in which a list looks other than the one before. */
function changedRange(before: readonly PageItem[], now: readonly PageItem[]): { start: number; end: number } {
  const looksSame = (a: PageItem, b: PageItem) => a === b || a.html === b.html
  const shared = Math.min(before.length, now.length)
  let start = 0
  while (start < shared && looksSame(before[start]!, now[start]!)) start += 1
  let tail = 0
  while (tail < shared - start && looksSame(before.at(-1 - tail)!, now.at(-1 - tail)!)) tail += 1
  return { start, end: now.length - tail }
}

/** The page up to its first `count` blocks; footnotes come with the last of them. */
export function beginningOf(parts: PageParts, count: number): PageParts {
  return parts.items.length <= count ? parts : { ...parts, items: parts.items.slice(0, count), footer: null }
}
