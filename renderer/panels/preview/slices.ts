import type { PageItem, PageParts } from '#domain/page/rendered'

/** Blocks of a slice at first, and at least and at most, by the time that slices take. */
const firstBlocks = 150
const leastBlocks = 40
const mostBlocks = 600
/** So much HTML counts as a block. */
const lettersOfBlock = 500
/** A block of the post's own HTML passes the sanitiser: it counts as so many others. */
const blocksOfRaw = 8
/** So does one with images, which the browser asks for while it is drawn. */
const blocksOfImages = 4
/** And so does a byline: a section of its own begins with it. */
const blocksOfByline = 4
/** Milliseconds that the drawing of a slice is to take: a letter that is typed meanwhile waits no longer. */
const wishedTime = 10

/** How many blocks are drawn at once; more new ones than that are drawn in slices, the beginning first. */
export class Pace {
  blocks = firstBlocks

  /** Learns from the time that a slice took, in milliseconds. */
  learn(took: number): void {
    const fitting = this.blocks * Math.min(2, wishedTime / Math.max(1, took))
    this.blocks = Math.round(Math.min(mostBlocks, Math.max(leastBlocks, fitting)))
  }
}

/** What stands on the page: the first blocks of a page that has `length` of them. */
export interface Drawn {
  items: readonly PageItem[]
  length: number
  isWhole: boolean
}

export const nothingDrawn: Drawn = { items: [], length: 0, isWhole: false }

/**
 * How many blocks of a page to draw now: all, unless so many are new that they are too much for one frame. While a page is
 * drawn in slices an edit in what stands there comes alone: together with a next slice neither beginning nor end of the
 * blocks would be the same, and all of them would be drawn anew.
 */
export function blocksToDraw({ items }: PageParts, drawn: Drawn, { blocks }: Pace): number {
  const own = countOfDrawn(items, drawn)
  const { start, end } = changedRange(drawn.items, items.slice(0, own))
  const next = endOfSlice(items, start, blocks)
  if (next < end) return next
  const isEdited = start < end || own !== drawn.items.length
  return drawn.isWhole || isEdited ? own : endOfSlice(items, own, blocks)
}

/** How many of these blocks stand in place of those that are drawn: an edit in them adds or removes some. */
function countOfDrawn(items: readonly PageItem[], drawn: Drawn): number {
  const shared = Math.min(items.length, drawn.items.length)
  const isBeginning = drawn.items.slice(0, shared).every((item, index) => looksSame(item, items[index]!))
  if (isBeginning && !drawn.isWhole) return shared
  return Math.max(0, Math.min(items.length, drawn.items.length + items.length - drawn.length))
}

function endOfSlice(items: readonly PageItem[], start: number, blocks: number): number {
  let letters = 0
  let weight = 0
  let end = start
  while (end < items.length && weight < blocks && letters < blocks * lettersOfBlock) {
    letters += items[end]!.html.length
    weight += weightOf(items[end]!)
    end += 1
  }
  return end
}

function weightOf({ html, rawHtml, byline }: PageItem): number {
  if (rawHtml) return blocksOfRaw
  if (byline !== null) return blocksOfByline
  return html.includes('<img') ? blocksOfImages : 1
}

const looksSame = (a: PageItem, b: PageItem) => a === b || a.html === b.html

/** The half-open range of blocks in which a list looks other than the one before. */
function changedRange(before: readonly PageItem[], now: readonly PageItem[]): { start: number; end: number } {
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
