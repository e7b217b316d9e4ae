import { basename } from 'node:path/posix'
import type { PageStyle, PostId, Result } from '#api'
import type { AuthorEntry } from '#domain/authors/entry'
import { featuresFor, type MarkdownSettings } from '#domain/markdown/features'
import { parsePost } from '#domain/markdown/parseBody'
import { type ImageUrl, type KnownImage, triedLabel } from '#domain/page/images'
import { pageBody, pageHtml } from '#domain/page/pageHtml'
import type { RenderedBlock, RenderedPage } from '#domain/page/rendered'
import { renderPost } from '#domain/page/renderPost'
import { createSanitizer, type Sanitize } from '#domain/page/sanitize'
import { decodePost } from '#domain/postText'
import { Typesetter } from '#domain/typesetting/typesetter'
import type { Typesetting } from '#domain/typesetting/typesetting'
import { readPageCss } from './appFiles'
import { isLocalSource } from './assets'
import type { ImageFolder } from './imageFolder'
import { readMathCss } from './mathFiles'
import { failureOf, ok } from './result'

export interface ExportedPage {
  html: string
  /** What the writer should know, each in a sentence: images that are missing, a style that cannot be used. */
  warnings: string[]
}

export interface ExportContext {
  images: ImageFolder
  /** Left out: Byline's own. */
  style?: PageStyle
  id: PostId
  authors: AuthorEntry[]
  markdown: MarkdownSettings
}

/** One for all pages: what one has loaded, the next one finds. */
const typesetter = new Typesetter()

/** Renders a post into one file that needs nothing else: style and local images inside, no script, no request. */
export async function exportPost(context: ExportContext, raw: string): Promise<Result<ExportedPage>> {
  try {
    return ok(await makePage(context, raw, context.style?.css ?? (await readPageCss())))
  } catch (error) {
    return failureOf(error, `“${basename(context.id)}” could not be made into a page`)
  }
}

async function makePage(context: ExportContext, raw: string, css: string): Promise<ExportedPage> {
  const { text } = decodePost(raw)
  const { id, authors, markdown } = context
  const parsed = parsePost(text, featuresFor(id, markdown))
  const render = async (imageUrl: ImageUrl, typeset: Typesetting) => {
    const page = renderPost(text, { id, authors, imageUrl, typeset }, parsed)
    const sanitize = await sanitizerFor(page, imageUrl)
    const mathCss = blocksOf(page).some(({ hasMath }) => hasMath)
      ? await readMathCss(pageBody(page, sanitize))
      : ''
    return pageHtml(page, { css: css + mathCss, sanitize })
  }
  // Images are found by rendering once: also those in the post's own HTML and the authors' pictures are asked for. So
  // is what code and formulas need.
  const wanted = new Set<string>()
  await render((source) => {
    wanted.add(source)
    return 'data:,'
  }, typesetter.wishes)
  await typesetter.load()
  const images = new Map<string, KnownImage>()
  const warnings: string[] = context.style?.trouble ? [context.style.trouble] : []
  for (const { source, file, tried } of await context.images.find(id, [...wanted])) {
    const bytes = file && (await context.images.read(id, source))
    if (bytes?.ok) {
      const { type, bytes: content } = bytes.value
      images.set(source, {
        address: `data:${type};base64,${content.toString('base64')}`,
        size: file?.size ?? null,
      })
    } else if (isLocalSource(source)) {
      images.set(source, { address: null, tried })
      const reason =
        bytes === null ? `${triedLabel(tried) || 'It names no place in this folder'}.` : bytes.error.message
      warnings.push(`The image “${source}” is missing in the page. ${reason}`)
    }
  }
  return { html: await render((source) => images.get(source) ?? null, typesetter), warnings }
}

function blocksOf({ sections, footer }: RenderedPage): RenderedBlock[] {
  return [...sections.flatMap(({ blocks }) => blocks), ...(footer === null ? [] : [footer])]
}

/** The name that an exported page is offered under. */
export function exportFileName(id: PostId): string {
  const parts = id.split('/')
  const name = basename(id).replace(/\.[^.]+$/, '')
  const bundle = parts.at(-2)
  return `${/^_?index$/i.test(name) && bundle ? bundle : name}.html`
}

/** The sanitiser needs a DOM, which is slow to load: only a page with HTML of its own gets one. */
async function sanitizerFor(page: RenderedPage, imageUrl: ImageUrl): Promise<Sanitize> {
  if (!blocksOf(page).some((block) => block.rawHtml)) {
    return () => {
      throw new Error('A page without HTML of its own was to be sanitised')
    }
  }
  dom ??= loadDom()
  const { window, createDOMPurify } = await dom
  // A fresh one for each page: hooks of one page must not see the images of another.
  return createSanitizer(createDOMPurify(window), imageUrl)
}

let dom: ReturnType<typeof loadDom> | null = null

async function loadDom() {
  const [{ JSDOM }, { default: createDOMPurify }] = await Promise.all([import('jsdom'), import('dompurify')])
  return { window: new JSDOM('').window, createDOMPurify }
}
