import type { Token } from 'markdown-it'
import type { ParsedBlock, ParsedPost } from '../markdown/parseBody'
import { renderHead } from './pageHead'
import { applyPatch, emptyParts, type PagePatch } from './pagePatch'
import type { PageImages, PageItem, PageParts, RenderedBlock } from './rendered'
import { joinImages, prepareItems, type RenderContext } from './renderPost'

/** Renders the texts of a post one after the other, each as what it changes of the page before. */
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

export function createPageRenderer(): PageRenderer {
  let parts: PageParts = emptyParts
  let tokens: (readonly Token[])[] = []
  let basis: Basis | null = null
  return {
    next(parsed, context) {
      const { renderItem, imagesIn, blocks, footnotes, titleHeading } = prepareItems(parsed, context)
      const { id, authors, imageUrl, typeset } = context
      const title = titleHeading?.tokens ?? null
      const now: Basis = { id, authors, imageUrl, typeset, title, revision: typeset?.revision ?? 0 }
      const known = basis !== null && isSameBasis(basis, now) ? tokens : []
      const patch = {
        ...patchItems(parts.items, known, blocks, renderItem),
        ...changedHead(parts.head, renderHead(parsed, context)),
        ...changedImages(parts.images, joinImages(parsed.blocks.map(imagesIn))),
        ...changedFooter(parts.footer, footnotes === null ? null : renderItem(footnotes)),
      }
      parts = applyPatch(parts, patch)
      tokens = blocks.map((block) => block.tokens)
      basis = now
      return patch
    },
  }
}

interface Range {
  keptHead: number
  keptTail: number
  fresh: PageItem[]
}

/** The range of items that changed: by the tokens of their blocks where these are known, then by what they look like. */
function patchItems(
  items: readonly PageItem[],
  known: readonly (readonly Token[])[],
  blocks: readonly ParsedBlock[],
  render: (block: ParsedBlock) => PageItem,
): Pick<PagePatch, 'keptHead' | 'keptTail' | 'fresh' | 'headShift' | 'tailShift'> {
  const shared = Math.min(known.length, blocks.length)
  let keptHead = 0
  while (keptHead < shared && known[keptHead] === blocks[keptHead]!.tokens) keptHead += 1
  let keptTail = 0
  const left = shared - keptHead
  while (keptTail < left && known.at(-1 - keptTail) === blocks.at(-1 - keptTail)!.tokens) keptTail += 1
  const fresh = blocks.slice(keptHead, blocks.length - keptTail).map(render)
  const first = keptHead > 0 ? blocks[0] : fresh[0]
  const last = keptTail > 0 ? blocks.at(-1) : fresh.at(-1)
  const headShift = (first?.from ?? 0) - (items[0]?.from ?? 0)
  const tailShift = (last?.from ?? 0) - (items.at(-1)?.from ?? 0)
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
