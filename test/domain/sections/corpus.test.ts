import createPurifier from 'dompurify'
import { JSDOM } from 'jsdom'
import MarkdownIt from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { afterAll, describe, expect, test } from 'vitest'
import { plainText } from '#domain/markdown/headingIds'
import { type ParsedBlock, type ParsedPost, parsePost } from '#domain/markdown/parseBody'
import { pageBody } from '#domain/page/pageHtml'
import { renderPost } from '#domain/page/renderPost'
import { renderTokens } from '#domain/page/renderRules'
import { createSanitizer } from '#domain/page/sanitize'
import { splitSection } from '#domain/sections/operations'
import { sections } from '#domain/sections/sections'
import { applyEdits } from '#domain/textEdit'
import { corpusPosts, findCorpus, readPostText } from '../../helpers/corpus'
import { sampleOf } from '../../helpers/depth'

const corpus = findCorpus()
const all = corpus === null ? [] : corpusPosts(corpus)
/** The site that the format comes from. */
const isOrigin = (path: string) => path.includes('report_source')
const posts = [
  ...sampleOf(
    all.filter((path) => !isOrigin(path)),
    3,
  ),
  ...all.filter(isOrigin),
]
afterAll(() => corpus?.dispose())

const { window } = new JSDOM('')
const { document } = window
const imageUrl = (source: string) => source
const purify = createSanitizer(createPurifier(window), imageUrl)
/** What the sanitiser has made of the blocks of one post: it takes most of the time. */
const sanitized = new Map<string, string>()

function sanitize(html: string): string {
  const found = sanitized.get(html) ?? purify(html)
  sanitized.set(html, found)
  return found
}

/** Letters and digits only: what marks, boxes and spaces the page adds is not the matter here. */
const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')

function elementOf(html: string): HTMLElement {
  const element = document.createElement('div')
  element.innerHTML = html
  return element
}

/** The text of an element without what the page writes for images, footnotes, shortcodes and bylines. */
const extras =
  '.footnote-ref, .remote-image, .missing-image, .shortcode, .shortcode-mark, .chunk-label, p.byline'

function textOf(element: Element): string {
  for (const extra of element.querySelectorAll(extras)) extra.remove()
  return lettersOf(element.textContent ?? '')
}

/** The letters of a block: from its tokens, or what is left of its own HTML. */
function blockText({ rawHtml, tokens }: ParsedBlock, { env }: ParsedPost): string {
  if (rawHtml) return textOf(elementOf(sanitize(renderTokens(tokens, env, imageUrl, true))))
  const texts = tokens.map(({ type, children, content }) => {
    if (type === 'inline') return plainText((children ?? []).filter((child) => child.type !== 'image'))
    return type === 'fence' || type === 'code_block' || type === 'math_block' ? content : ''
  })
  return lettersOf(texts.join(''))
}

interface Found {
  author: string
  text: string
}

function readElements(html: string): Found[] {
  return [...elementOf(html).querySelectorAll('article.post > section.section')].map((element) => ({
    author: element.getAttribute('data-author') ?? '',
    text: textOf(element),
  }))
}

const extraHtml =
  /<p class="byline".*?<\/p>|<div class="(?:shortcode|chunk-label).*?<\/div>|<code class="shortcode-mark">.*?<\/code>|<sup class="footnote-ref">.*?<\/sup>|<span class="(?:remote|missing)-image".*?<\/span>/gs
const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** The same for a page without a post's own HTML, whose elements have one shape: a DOM for each takes minutes. */
function readOwnHtml(html: string): Found[] {
  return [
    ...html.matchAll(/<section class="section"(?: data-author="([^"]*)")?[^>]*>(.*?)<\/section>/gs),
  ].map(([, author = '', inner = '']) => {
    const text = inner.replace(extraHtml, '').replace(/<[^>]*>/g, '')
    return { author, text: lettersOf(text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity)) }
  })
}

/** What the page shows and what the sections say, in order. */
function compare(text: string, id: string): { shown: Found[]; said: Found[] } {
  sanitized.clear()
  const parsed = parsePost(text)
  const page = renderPost(text, { id, authors: [], imageUrl }, parsed)
  const html = pageBody(page, sanitize)
  const shown = parsed.blocks.some(({ rawHtml }) => rawHtml) ? readElements(html) : readOwnHtml(html)
  const blocks = parsed.blocks.filter(({ type }) => type !== 'byline' && type !== 'footnote_block')
  // A first heading that is the title stands in the page's header.
  const isTitle = (block: ParsedBlock) =>
    block === parsed.blocks[0] &&
    block.tokens[0]?.tag === 'h1' &&
    lettersOf(plainText(block.tokens[1]?.children ?? [])) === lettersOf(page.title)
  const texts = new Map(blocks.map((block) => [block, isTitle(block) ? '' : blockText(block, parsed)]))
  const said = sections(parsed).map(({ handle, from, to }) => {
    const own = blocks.filter((block) => block.from >= from && block.from < to)
    return { author: handle, text: own.map((block) => texts.get(block)).join('') }
  })
  return { shown, said }
}

/** Fails where the page shows other sections than the domain tells; gives how many have an author. */
function check(text: string, path: string): number {
  const { shown, said } = compare(text, path)
  // An assertion for each post would take most of the time.
  if (JSON.stringify(shown) !== JSON.stringify(said)) expect({ path, shown }).toEqual({ path, shown: said })
  return said.filter(({ author }) => author !== '').length
}

const sectionStart = /<section class="section"(?: data-author="([^"]*)")?/g

/** Fails where the page has other sections, or by other authors, than the domain tells. */
function checkAuthors(text: string, path: string): void {
  const parsed = parsePost(text)
  const page = renderPost(text, { id: path, authors: [], imageUrl }, parsed)
  // Of the post's own HTML nothing is left: every section is one of ours.
  const shown = [...pageBody(page, () => '').matchAll(sectionStart)].map(([, author = '']) => author)
  const said = sections(parsed).map(({ handle }) => handle)
  if (shown.join() !== said.join() || shown.length !== said.length)
    expect({ path, shown }).toEqual({ path, shown: said })
}

/** The post with sections by several authors at some of its blocks. */
function withBylines(text: string): string {
  let post = text
  for (const [index, handle] of ['mina', 'jorge', 'mina', 'lee'].entries()) {
    const { bodyFrom } = parsePost(post)
    const operation = splitSection(
      post,
      bodyFrom + Math.floor(((post.length - bodyFrom) * index) / 4),
      handle,
    )
    if (operation.ok) post = applyEdits(post, operation.edits)
  }
  return post
}

const plain = new MarkdownIt({ html: true }).use(footnotes)

/** Lines that another reading of Markdown takes for code, by their numbers from 0 in the text after front matter. */
function codeLines(body: string): Set<number> {
  const code = plain.parse(body, {}).filter(({ type }) => type === 'fence' || type === 'code_block')
  return new Set(
    code.flatMap(({ map }) => {
      const [from, to] = map ?? [0, 0]
      return Array.from({ length: to - from }, (_, index) => from + index)
    }),
  )
}

describe.skipIf(corpus === null)('the sections of real posts', () => {
  test('are found where they are, and never in code', () => {
    const found = new Map<string, number>()
    for (const path of posts) {
      const text = readPostText(path)
      if (!/^@/m.test(text)) continue
      const parsed = parsePost(text)
      const code = codeLines(text.slice(parsed.bodyFrom))
      const bylines = sections(parsed).filter(({ handle }) => handle !== '')
      for (const { bylineFrom } of bylines) {
        const line = text.slice(parsed.bodyFrom, bylineFrom).split(/\r\n?|\n/).length - 1
        expect(code.has(line), `${path}:${line}`).toBe(false)
      }
      if (bylines.length > 0) found.set(path, bylines.length)
    }
    // The site that the format comes from.
    const own = [...found].filter(([path]) => isOrigin(path))
    expect(own.length).toBe(5)
    expect(own.reduce((sum, [, count]) => sum + count, 0)).toBe(12)
  })

  test('are those of their pages: author and order of all, and the text', { timeout: 900_000 }, () => {
    let authored = 0
    let compared = 0
    for (const [index, path] of posts.entries()) {
      const text = readPostText(path)
      checkAuthors(text, path)
      // To compare the text takes most of the time: of posts without a byline, those are enough that have some of each kind.
      if (index % 5 > 0 && !/^@/m.test(text)) continue
      compared += 1
      authored += check(text, path)
    }
    console.log(`${posts.length} real posts; ${compared} by their text; ${authored} sections have a byline`)
    expect(authored).toBeGreaterThan(10)
  })

  test('are those of their pages when bylines are put in', { timeout: 900_000 }, () => {
    let authored = 0
    const some = posts.filter((_, index) => index % 20 === 0)
    for (const path of some) authored += check(withBylines(readPostText(path)), path)
    console.log(`${some.length} real posts; ${authored} sections were given a byline`)
    expect(authored).toBeGreaterThan(some.length * 2)
  })
})
