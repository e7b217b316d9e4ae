import type { Env, Token } from 'markdown-it'
import type { AuthorEntry } from '../authors/entry'
import { authorName } from '../authors/handle'
import { readValues } from '../frontMatter/values'
import { plainText } from '../markdown/headingIds'
import { type ParsedBlock, type ParsedPost, parsePost } from '../markdown/parseBody'
import { summarise } from '../posts/summarise'
import type { PostSummary } from '../posts/summary'
import { type Section, sections } from '../sections/sections'
import { plainTypesetting, type Typesetting } from '../typesetting/typesetting'
import { avatarSource, bylineHtml } from './byline'
import { headerHtml } from './header'
import type { ImageUrl } from './images'
import { imagesMark } from './imagesMark'
import { localImages, remoteImages } from './localImages'
import type { RenderedBlock, RenderedPage, RenderedSection } from './rendered'
import { renderTokens } from './renderRules'

export interface RenderContext {
  /** Path of the post below the content folder. */
  id: string
  authors: readonly AuthorEntry[]
  /** What is known of the images. */
  imageUrl: ImageUrl
  /** Sets code; without it the page shows code as it is written. */
  typeset?: Typesetting | undefined
}

/**
 * Renders a post to a page as data. Blocks with `rawHtml` are not safe yet: they pass the sanitiser, which also puts in
 * the addresses of their images. `parsed` saves parsing the same text again.
 */
export function renderPost(
  text: string,
  context: RenderContext,
  parsed: ParsedPost = parsePost(text),
): RenderedPage {
  const values = readValues(text)
  const entries = new Map(context.authors.map((entry) => [entry.handle, entry]))
  const parts = sections(parsed)
  const summary = summariseHead(parsed, values, context.id)
  const titleHeading = findTitleHeading(parsed, values, summary.title)
  const title = titleHeading === null ? summary.title : headingText(titleHeading)
  const { imageUrl, typeset = plainTypesetting } = context
  const render = (block: ParsedBlock): RenderedBlock => {
    const { from, to, rawHtml } = block
    const html = block === titleHeading ? '' : renderBlock(block, parsed.env, imageUrl, typeset)
    return { from, to, html, rawHtml: rawHtml && html !== '' }
  }
  const footnotes = parsed.blocks.find(({ type }) => type === 'footnote_block')
  const handles = [...new Set(parts.map(({ handle }) => handle).filter((handle) => handle !== ''))]
  const named = summary.authors.length > 0 ? expandHandles(summary.authors, entries) : handles
  const lang = textOf(values.lang) || textOf(values.language)
  return {
    title,
    lang,
    description: textOf(values.description) || textOf(values.summary),
    headerHtml: headerHtml({
      title,
      date: summary.date,
      lang,
      authors: named.map((handle) => authorName(entries.get(handle), handle)),
    }),
    sections: renderSections(parsed.blocks, parts, render, (handle) =>
      bylineHtml(handle, entries.get(handle), imageUrl),
    ),
    footer: footnotes ? render(footnotes) : null,
    images: findImages(parsed, handles, entries),
    remoteImages: [...new Set(parsed.blocks.flatMap((block) => [...remoteImages(block)]))],
  }
}

interface KnownHtml {
  /** Null for a block without images. */
  imageUrl: ImageUrl | null
  typeset: Typesetting
  /** Of the typesetting that the block was rendered with when it missed something, else null. */
  unfinished: number | null
  html: string
}

/** HTML by a block's list of tokens, which stays the same as long as the block does, and by who helps to render it. */
const rendered = new WeakMap<readonly Token[], KnownHtml>()

function renderBlock(block: ParsedBlock, env: Env, imageUrl: ImageUrl, typeset: Typesetting): string {
  const { tokens, rawHtml: isRaw } = block
  const known = rendered.get(tokens)
  if (
    known !== undefined &&
    (known.imageUrl === null || known.imageUrl === imageUrl) &&
    known.typeset === typeset &&
    (known.unfinished === null || known.unfinished === typeset.revision)
  )
    return known.html
  const { revision, misses } = typeset
  const sources = [...localImages(block), ...remoteImages(block)]
  const mark = isRaw ? imagesMark(sources, imageUrl) : ''
  const html = mark + renderTokens(tokens, env, imageUrl, isRaw, typeset)
  const unfinished = typeset.misses === misses ? null : revision
  rendered.set(tokens, { imageUrl: sources.length === 0 ? null : imageUrl, typeset, unfinished, html })
  return html
}

/** Title, date and authors as the list of posts tells them. */
function summariseHead(parsed: ParsedPost, values: Record<string, unknown>, id: string): PostSummary {
  const body = parsed.text.slice(parsed.bodyFrom, parsed.bodyFrom + 20_000)
  return summarise({ id, changed: 0, values, body }).summary
}

/**
 * The body's first block when it is a heading of the first level that says the title once more, or is the title because
 * the front matter has none: the page has it in its header, and not again below.
 */
function findTitleHeading(
  parsed: ParsedPost,
  values: Record<string, unknown>,
  title: string,
): ParsedBlock | null {
  const [first] = parsed.blocks
  if (first?.type !== 'heading' || first.tokens[0]?.tag !== 'h1') return null
  const hasTitle = String(values.title ?? '').trim() !== ''
  return !hasTitle || headingText(first) === title ? first : null
}

function headingText({ tokens }: ParsedBlock): string {
  return plainText(tokens[1]?.children ?? []).trim()
}

/** `author: mina, jorge` names two authors when the directory knows both parts. */
function expandHandles(authors: string[], entries: Map<string, AuthorEntry>): string[] {
  return authors.flatMap((author) => {
    const parts = author.split(',').map((part) => part.trim().replace(/^@/, ''))
    return parts.every((part) => entries.has(part)) ? parts : [author]
  })
}

function renderSections(
  blocks: readonly ParsedBlock[],
  parts: readonly Section[],
  render: (block: ParsedBlock) => RenderedBlock,
  renderByline: (handle: string) => string,
): RenderedSection[] {
  let next = 0
  return parts.map(({ handle, from, to }) => {
    const own: RenderedBlock[] = []
    for (let block = blocks[next]; block !== undefined && block.from < to; block = blocks[next]) {
      next += 1
      if (block.from >= from && block.type !== 'byline' && block.type !== 'footnote_block')
        own.push(render(block))
    }
    return { handle, bylineHtml: handle === '' ? '' : renderByline(handle), from, to, blocks: own }
  })
}

function findImages(parsed: ParsedPost, handles: string[], entries: Map<string, AuthorEntry>): string[] {
  const images = new Set<string>()
  for (const block of parsed.blocks) for (const source of localImages(block)) images.add(source)
  for (const handle of handles) images.add(avatarSource(entries.get(handle)))
  images.delete('')
  return [...images]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
