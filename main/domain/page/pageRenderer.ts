import type { Token } from 'markdown-it'
import type { ParsedBlock, ParsedPost } from '../markdown/parseBody'
import { lighten } from './heavyBlock'
import { renderHead } from './pageHead'
import { joinImages } from './pageImages'
import { applyPatch, emptyParts, type PagePatch } from './pagePatch'
import type { PageImages, PageItem, PageParts, RenderedBlock } from './rendered'
import { prepareItems, type RenderContext } from './renderPost'

/**
 * Renders the texts of a post one after the other, each as what it changes of the page before. A block that is too heavy
 * for a page beside the text is a box that says so.
 */
export interface PageRenderer {
  /** The first patch is of an empty page. Blocks with the tokens of the last text are not looked at again. */
  next(parsed: ParsedPost, context: RenderContext): PagePatch
}

/** What rendered items depend on beside their tokens. */
interface Basis extends RenderContext {
  title: readonly Token[] | null
  /** Of the typesetting: it grows when something was loaded. */
  revision: number
}

const isSameBasis = (a: Basis, b: Basis) =>
  a.id === b.id &&
  a.authors === b.authors &&
  a.imageUrl === b.imageUrl &&
  a.typeset === b.typeset &&
  a.title === b.title &&
  a.revision === b.revision

/** What was rendered last: tokens and images of each block that stands in a section. */
interface Rendered {
  basis: Basis
  tokens: (readonly Token[])[]
  images: PageImages[]
}

export function createPageRenderer(): PageRenderer {
  let parts: PageParts = emptyParts
  let last: Rendered | null = null
  return {
    next(parsed, context) {
      const items = prepareItems(parsed, context)
      const { blocks, footnotes } = items
      const draw = (block: ParsedBlock) => lighten(items.renderItem(block))
      const title = items.titleHeading?.tokens ?? null
      const { id, authors, imageUrl, typeset } = context
      const basis: Basis = { id, authors, imageUrl, typeset, title, revision: typeset?.revision ?? 0 }
      const known = last !== null && isSameBasis(last.basis, basis) ? last : null
      const span = changedSpan(known?.tokens ?? [], blocks)
      const changed = blocks.slice(span.keptHead, blocks.length - span.keptTail)
      const images = spliced(known?.images ?? [], span, changed.map(items.imagesIn))
      const patch = {
        ...patchItems(parts.items, span, blocks, changed.map(draw)),
        ...changedHead(parts.head, renderHead(parsed, context)),
        ...changedImages(
          parts.images,
          joinImages(footnotes ? [...images, items.imagesIn(footnotes)] : images),
        ),
        ...changedFooter(parts.footer, footnotes === null ? null : draw(footnotes)),
      }
      parts = applyPatch(parts, patch)
      const tokens = spliced(
        known?.tokens ?? [],
        span,
        changed.map((block) => block.tokens),
      )
      last = { basis, tokens, images }
      return patch
    },
  }
}

/** How many blocks at both ends have the tokens that they had. */
interface Span {
  keptHead: number
  keptTail: number
}

function changedSpan(known: readonly (readonly Token[])[], blocks: readonly ParsedBlock[]): Span {
  const shared = Math.min(known.length, blocks.length)
  let keptHead = 0
  while (keptHead < shared && known[keptHead] === blocks[keptHead]!.tokens) keptHead += 1
  let keptTail = 0
  const left = shared - keptHead
  while (keptTail < left && known.at(-1 - keptTail) === blocks.at(-1 - keptTail)!.tokens) keptTail += 1
  return { keptHead, keptTail }
}

/** A list with others in place of what was not kept. */
function spliced<Item>(list: readonly Item[], { keptHead, keptTail }: Span, fresh: Item[]): Item[] {
  return [...list.slice(0, keptHead), ...fresh, ...list.slice(list.length - keptTail)]
}

interface Range extends Span {
  fresh: PageItem[]
}

/** The range of items that changed: of the blocks with other tokens, those that look otherwise. */
function patchItems(
  items: readonly PageItem[],
  { keptHead, keptTail }: Span,
  blocks: readonly ParsedBlock[],
  fresh: PageItem[],
): Pick<PagePatch, 'keptHead' | 'keptTail' | 'fresh' | 'headShift' | 'tailShift'> {
  const headShift = (blocks[0]?.from ?? 0) - (items[0]?.from ?? 0)
  const tailShift = (blocks.at(-1)?.from ?? 0) - (items.at(-1)?.from ?? 0)
  return { ...trim(items, { keptHead, keptTail, fresh }, headShift, tailShift), headShift, tailShift }
}

/** Keeps items at the ends of a range that look the same and have moved like the other kept ones. */
function trim(items: readonly PageItem[], range: Range, headShift: number, tailShift: number): Range {
  const { fresh } = range
  const most = Math.min(fresh.length, items.length - range.keptHead - range.keptTail)
  let start = 0
  while (start < most && isSameItem(items[range.keptHead + start], fresh[start], headShift)) start += 1
  let end = 0
  while (end < most - start && isSameItem(items.at(-1 - range.keptTail - end), fresh.at(-1 - end), tailShift))
    end += 1
  return {
    keptHead: range.keptHead + start,
    keptTail: range.keptTail + end,
    fresh: fresh.slice(start, fresh.length - end),
  }
}

function isSameItem(before: PageItem | undefined, now: PageItem | undefined, shift: number): boolean {
  return (
    before !== undefined &&
    now !== undefined &&
    before.from + shift === now.from &&
    before.to + shift === now.to &&
    before.byline === now.byline &&
    before.rawHtml === now.rawHtml &&
    before.html === now.html
  )
}

function changedHead(before: PageParts['head'], now: PageParts['head']): Pick<PagePatch, 'head'> {
  const isSame =
    before.title === now.title &&
    before.lang === now.lang &&
    before.description === now.description &&
    before.headerHtml === now.headerHtml
  return isSame ? {} : { head: now }
}

function changedImages(before: PageImages, now: PageImages): Pick<PagePatch, 'images'> {
  const isSame = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((source, index) => source === b[index])
  const isKept = isSame(before.images, now.images) && isSame(before.remoteImages, now.remoteImages)
  return isKept ? {} : { images: now }
}

function changedFooter(before: RenderedBlock | null, now: RenderedBlock | null): Pick<PagePatch, 'footer'> {
  const isSame = before?.from === now?.from && before?.html === now?.html && before?.rawHtml === now?.rawHtml
  return isSame ? {} : { footer: now }
}
