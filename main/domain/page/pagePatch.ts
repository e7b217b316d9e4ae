import type { PageHead, PageImages, PageItem, PageParts, RenderedBlock } from './rendered'

/** What makes the parts of one page of those of another: one range of its items, and what else has changed. */
export interface PagePatch {
  /** Items kept at the beginning and at the end; those between give way to `fresh`. */
  keptHead: number
  keptTail: number
  fresh: PageItem[]
  /** What the offsets of the kept items move by. */
  headShift: number
  tailShift: number
  /** Left out where it stays. */
  head?: PageHead
  images?: PageImages
  footer?: RenderedBlock | null
}

export const emptyParts: PageParts = {
  head: { title: '', lang: '', description: '', headerHtml: '' },
  images: { images: [], remoteImages: [] },
  items: [],
  footer: null,
}

/** The parts after a patch. Kept items are moved where they are, so `parts` is not to be used afterwards. */
export function applyPatch(parts: PageParts, patch: PagePatch): PageParts {
  const { items } = parts
  const { keptHead, keptTail, fresh, headShift, tailShift } = patch
  const firstKept = items.length - keptTail
  if (keptHead < 0 || keptTail < 0 || keptHead > firstKept)
    throw new RangeError(`A patch keeps ${keptHead} and ${keptTail} of ${items.length} blocks`)
  moveItems(items, 0, keptHead, headShift)
  moveItems(items, firstKept, items.length, tailShift)
  const isSame = fresh.length === 0 && keptHead === firstKept
  return {
    head: patch.head ?? parts.head,
    images: patch.images ?? parts.images,
    // The patch keeps its own items: those of a page are moved.
    items: isSame ? items : [...items.slice(0, keptHead), ...fresh.map(copy), ...items.slice(firstKept)],
    footer: patch.footer === undefined ? parts.footer : patch.footer,
  }
}

const copy = (item: PageItem): PageItem => ({ ...item })

function moveItems(items: PageItem[], from: number, to: number, shift: number): void {
  if (shift === 0) return
  for (let index = from; index < to; index += 1) {
    const item = items[index]!
    item.from += shift
    item.to += shift
  }
}
