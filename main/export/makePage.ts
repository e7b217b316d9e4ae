import { basename } from 'node:path/posix'
import type { PostId, Result } from '#api'
import type { AuthorEntry } from '#domain/authors/entry'
import { contentsHtml } from '#domain/export/contents'
import { headTags } from '#domain/export/headTags'
import type { ExportRules, ExportWarning, PageOptions } from '#domain/export/options'
import { type PageFacts, pageFacts } from '#domain/export/pageFacts'
import { relativeAddress } from '#domain/export/pagePaths'
import { resolveBylines } from '#domain/export/resolveBylines'
import { fillTemplate } from '#domain/export/template'
import { featuresFor, type MarkdownSettings } from '#domain/markdown/features'
import { type ParsedPost, parsePost } from '#domain/markdown/parseBody'
import { readableDate } from '#domain/page/header'
import { type ImageUrl, type KnownImage, triedLabel } from '#domain/page/images'
import { findTitleHeading } from '#domain/page/pageHead'
import { pageBody, policyTag, styleElement } from '#domain/page/pageHtml'
import type { RenderedBlock, RenderedPage } from '#domain/page/rendered'
import { renderPost } from '#domain/page/renderPost'
import type { Sanitize } from '#domain/page/sanitize'
import { decodePost, encodePost, type PostText } from '#domain/postText'
import { Typesetter } from '#domain/typesetting/typesetter'
import type { Typesetting } from '#domain/typesetting/typesetting'
import { isLocalSource } from '../assets'
import type { ImageFolder } from '../imageFolder'
import { readMathCss } from '../mathFiles'
import { failureOf, ok } from '../result'
import { findWarnings } from './findWarnings'
import { mapLinks, type PageLinks } from './pageLinks'
import { createPurifier } from './purifier'

/** All that the pages of one folder are made with. */
export interface PageKit {
  /** The content folder's real path. */
  root: string
  images: ImageFolder
  authors: readonly AuthorEntry[]
  markdown: MarkdownSettings
  options: PageOptions
  rules: ExportRules
  /** The text of a template that `checkTemplate` has found nothing wrong with. */
  template: string
  /** The style of the pages. */
  css: string
  links: PageLinks
  /** HTML above the article, by the path of the page. */
  navigation?: (path: string) => string
  /** Puts an image into the site and answers with its path there; left out, images stand in the pages. */
  placeImage?: (source: string, image: { bytes: Buffer; type: string }) => string
}

export interface MadePage {
  /** The file: HTML, or Markdown. */
  html: string
  facts: PageFacts
  warnings: ExportWarning[]
  /** The article alone, for a feed. */
  article: string
  hasMath: boolean
  /** Paths below the content folder of what was looked for, by source: another file there makes another page. */
  sources: string[]
}

/** One for all pages: what one has loaded, the next one finds. */
const typesetter = new Typesetter()

/** Renders a post into one file; null where the only author has no section in it. By the shape of the kit's options. `path` is that of its page below the output folder. */
export async function makePage(
  kit: PageKit,
  id: PostId,
  raw: string,
  path: string,
): Promise<Result<MadePage | null>> {
  try {
    if (kit.options.format === 'markdown') return ok(makeMarkdown(kit, id, decodePost(raw)))
    return ok(await render(kit, id, decodePost(raw).text, path))
  } catch (error) {
    return failureOf(error, `“${basename(id)}” could not be made into a page`)
  }
}

/** The text of a post as it is but for its bylines; line endings are those of the file. */
function makeMarkdown({ authors, markdown, options }: PageKit, id: PostId, post: PostText): MadePage | null {
  const parsed = parsePost(post.text, featuresFor(id, markdown))
  const text = resolveBylines(parsed, authors, options.author)
  if (text === null) return null
  const raw = encodePost({ ...post, text, exceptions: [] })
  const facts = pageFacts(parsed, { id, authors })
  return { html: raw, facts, warnings: [], article: '', hasMath: false, sources: [] }
}

async function render(kit: PageKit, id: PostId, text: string, path: string): Promise<MadePage | null> {
  const { authors, markdown, options, rules } = kit
  const parsed = parsePost(text, featuresFor(id, markdown))
  const { page, known, missing, sources } = await renderWithImages(kit, id, text, parsed, path)
  const purify = await sanitizerFor(page, known, rules.keepsRawHtml)
  const chosen = options.author === null ? page : onlyBy(page, options.author)
  if (chosen.sections.length === 0 && options.author !== null) return null
  const own = pageBody(chosen, purify)
  const article =
    options.format === 'folder' ? mapLinks(own, (address) => kit.links.pageAddress(id, address)) : own
  const facts = pageFacts(parsed, { id, authors })
  const hasMath = isInPage(chosen, (block) => block.hasMath === true)
  const warnings = findWarnings(parsed, { root: kit.root, id, missing, links: kit.links })
  const made = { facts, warnings, article, hasMath, sources }
  if (options.format === 'fragment') return { ...made, html: `${fragmentOf(article)}\n` }
  const contents = options.hasContents ? contentsHtml(parsed, findTitleHeading(parsed, id)) : ''
  const html = fillTemplate(kit.template, {
    ...facts,
    lang: facts.lang || 'en',
    policy: rules.keepsRawHtml ? '' : `${policyTag(options.format === 'folder' ? 'folder' : 'page')}\n`,
    head: headTags(facts, rules.baseUrl === null ? '' : rules.baseUrl + relativeAddress('', path)),
    style: await styleOf(kit, path, article, hasMath),
    article: contents === '' ? article : article.replace('</header>', () => `</header>${contents}`),
    navigation: kit.navigation?.(path) ?? '',
    readableDate: readableDate(facts.date, facts.lang),
  })
  return { ...made, html }
}

/** The sections of the body, for another page that has a title and an author line of its own. */
function fragmentOf(article: string): string {
  const start = article.indexOf('</header>')
  return article.slice(start < 0 ? 0 : start + '</header>'.length).replace(/<\/article>$/, '')
}

async function styleOf(kit: PageKit, path: string, article: string, hasMath: boolean): Promise<string> {
  if (kit.options.format === 'folder') {
    const sheets = ['style.css', ...(hasMath ? ['math/katex.min.css'] : [])]
    return sheets.map((sheet) => `<link rel="stylesheet" href="${relativeAddress(path, sheet)}">`).join('\n')
  }
  return styleElement(kit.css + (hasMath ? await readMathCss(article) : ''))
}

/**
 * Renders a post with its images. They are found by rendering once: also those in the post's own HTML and the authors'
 * pictures are asked for. So is what code and formulas need. A page that asked for nothing is rendered once.
 */
async function renderWithImages(kit: PageKit, id: PostId, text: string, parsed: ParsedPost, path: string) {
  const { authors } = kit
  const known = new Map<string, KnownImage>()
  const missing = new Map<string, string>()
  const imageUrl: ImageUrl = (source) => known.get(source) ?? null
  const wanted = new Set<string>()
  const ask: ImageUrl = (source) => {
    wanted.add(source)
    return 'data:,'
  }
  const renderBy = (url: ImageUrl, typeset: Typesetting) =>
    renderPost(text, { id, authors, imageUrl: url, typeset }, parsed)
  const before = typesetter.misses
  const first = renderBy(ask, typesetter)
  // The sanitiser asks for the images in raw HTML.
  const rawSources = await sourcesInRawHtml(first)
  for (const source of rawSources) wanted.add(source)
  const isLacking = typesetter.misses !== before
  if (isLacking) await typesetter.load()
  for (const { source, file, tried } of wanted.size === 0 ? [] : await kit.images.find(id, [...wanted])) {
    const bytes = file && (await kit.images.read(id, source))
    if (bytes?.ok) {
      known.set(source, { address: addressOf(kit, source, bytes.value, path), size: file?.size ?? null })
    } else if (isLocalSource(source)) {
      known.set(source, { address: null, tried })
      missing.set(
        source,
        bytes === null ? `${triedLabel(tried) || 'It names no place in this folder'}.` : bytes.error.message,
      )
    }
  }
  const page = wanted.size > 0 || isLacking ? renderBy(imageUrl, typesetter) : first
  return { page, known: imageUrl, missing, sources: [...wanted].sort() }
}

function addressOf(
  { placeImage }: PageKit,
  source: string,
  image: { bytes: Buffer; type: string },
  path: string,
): string {
  if (placeImage === undefined) return `data:${image.type};base64,${image.bytes.toString('base64')}`
  return relativeAddress(path, placeImage(source, image))
}

function isInPage({ sections, footer }: RenderedPage, is: (block: RenderedBlock) => boolean): boolean {
  return sections.some(({ blocks }) => blocks.some(is)) || (footer !== null && is(footer))
}

const blocksOf = ({ sections, footer }: RenderedPage): RenderedBlock[] => [
  ...sections.flatMap(({ blocks }) => blocks),
  ...(footer === null ? [] : [footer]),
]

const onlyBy = (page: RenderedPage, handle: string): RenderedPage => ({
  ...page,
  sections: page.sections.filter((section) => section.handle === handle),
})

async function sourcesInRawHtml(page: RenderedPage): Promise<string[]> {
  if (!isInPage(page, hasOwnHtml)) return []
  const sources = new Set<string>()
  const note: ImageUrl = (source) => {
    sources.add(source)
    return 'data:,'
  }
  const sanitize = await sanitizerFor(page, note, false)
  for (const { rawHtml, html, formulas } of blocksOf(page)) if (rawHtml) sanitize(html, formulas)
  return [...sources]
}

const hasOwnHtml = ({ rawHtml }: RenderedBlock) => rawHtml

/** Cleaning needs a DOM, which is slow to load: only a page with HTML of its own gets one. */
async function sanitizerFor(page: RenderedPage, imageUrl: ImageUrl, keeps: boolean): Promise<Sanitize> {
  if (!isInPage(page, hasOwnHtml)) {
    return () => {
      throw new Error('A page without HTML of its own was to be sanitised')
    }
  }
  const purifier = await createPurifier()
  return keeps ? purifier.keep(imageUrl) : purifier.sanitize(imageUrl)
}
