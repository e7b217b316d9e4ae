import type { AuthorEntry } from '../authors/entry'
import { featuresFor, type MarkdownSettings } from '../markdown/features'
import { type ParsedBlock, type ParsedPost, parsePost } from '../markdown/parseBody'
import { handleOf } from '../sections/sections'
import type { Typesetting } from '../typesetting/typesetting'
import { avatarSource, bylineHtml } from './byline'
import type { ImageUrl } from './images'
import { findTitleHeading, renderHead } from './pageHead'
import { imagesOfBlock, joinImages } from './pageImages'
import { renderBlock } from './renderBlock'
import type { PageImages, PageItem, PageParts, RenderedPage, RenderedSection } from './rendered'

export interface RenderContext {
  /** Path of the post below the content folder. */
  id: string
  authors: readonly AuthorEntry[]
  /** What is known of the images. */
  imageUrl: ImageUrl
  /** Sets code and formulas; without it the page shows them as they are written. */
  typeset?: Typesetting | undefined
  /** What the content folder decides about Markdown. */
  markdown?: MarkdownSettings | undefined
}

/**
 * Renders a post to a page as data. Blocks with `rawHtml` are not safe yet: they pass the sanitiser, which also puts in
 * the addresses of their images. `parsed` saves parsing the same text again.
 */
export function renderPost(
  text: string,
  context: RenderContext,
  parsed: ParsedPost = parsePost(text, featuresFor(context.id, context.markdown)),
): RenderedPage {
  const { head, images, items, footer } = renderParts(parsed, context)
  const bounds = { from: parsed.bodyFrom, to: text.length }
  return { ...head, ...images, sections: groupSections(items, bounds), footer }
}

/** Renders a post to the parts of a page. */
export function renderParts(parsed: ParsedPost, context: RenderContext): PageParts {
  const { renderItem, imagesIn, blocks, footnotes } = prepareItems(parsed, context)
  return {
    head: renderHead(parsed, context),
    images: joinImages(parsed.blocks.map(imagesIn)),
    items: blocks.map(renderItem),
    footer: footnotes === null ? null : renderItem(footnotes),
  }
}

/** The blocks that stand in sections, the footnotes, how each is rendered, and which images it shows. */
export function prepareItems(parsed: ParsedPost, { id, authors, imageUrl, typeset }: RenderContext) {
  const titleHeading = findTitleHeading(parsed, id)
  const last = parsed.blocks.at(-1)
  const footnotes = last?.type === 'footnote_block' ? last : null
  const entryOf = (block: ParsedBlock) => authors.find(({ handle }) => handle === handleOf(block))
  const renderItem = (block: ParsedBlock): PageItem => {
    const { from, to, type } = block
    if (type === 'byline') {
      const byline = handleOf(block)
      return { from, to, html: bylineHtml(byline, entryOf(block), imageUrl), rawHtml: false, byline }
    }
    if (block === titleHeading) return { from, to, html: '', rawHtml: false, byline: null }
    const rendered = renderBlock(block, parsed.env, imageUrl, typeset)
    return { from, to, ...rendered, rawHtml: block.rawHtml && rendered.html !== '', byline: null }
  }
  const imagesIn = (block: ParsedBlock): PageImages => {
    const avatar = block.type === 'byline' ? avatarSource(entryOf(block)) : ''
    return avatar === '' ? imagesOfBlock(block) : { images: [avatar], remoteImages: [] }
  }
  const blocks = footnotes === null ? parsed.blocks : parsed.blocks.slice(0, -1)
  return { renderItem, imagesIn, blocks, footnotes, titleHeading }
}

/** The items of a body, which has these bounds in the text, by their sections. */
function groupSections(items: readonly PageItem[], bounds: { from: number; to: number }): RenderedSection[] {
  const found: RenderedSection[] = []
  for (const { byline, ...block } of items) {
    const last = found.at(-1)
    if (byline !== null) {
      if (last !== undefined) last.to = block.from
      found.push({ handle: byline, bylineHtml: block.html, from: block.from, to: bounds.to, blocks: [] })
    } else if (last !== undefined) {
      last.blocks.push(block)
    } else {
      found.push({ handle: '', bylineHtml: '', from: bounds.from, to: bounds.to, blocks: [block] })
    }
  }
  return found
}
