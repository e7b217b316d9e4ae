import type { Env, MarkdownIt, RendererRule, Token } from 'markdown-it'
import { type MarkdownFeatures, standardFeatures } from '../markdown/features'
import { canFollow, linkKind, pageAddress } from '../markdown/links'
import { isDisplayMath } from '../markdown/math'
import { createParser, sharedParser } from '../markdown/parser'
import { languageOf } from '../typesetting/languageNames'
import { plainTypesetting } from '../typesetting/typesetting'
import { readChunk } from './chunk'
import { escapeHtml } from './escape'
import { markShortcodes } from './htmlShortcodes'
import { type ImageUrl, imageHtml } from './images'
import { labelledBox, labelledCode } from './labelled'
import { type MathSetting, mathHtml } from './mathHtml'
import { shortcodeBox, shortcodeLabel, shortcodeMark, unknownAddress } from './shortcodeHtml'
import { tooDeepBox } from './tooDeep'

/** What the rules need to know of the page; passed in the environment of a rendering. */
interface PageEnv extends Env {
  imageUrl: ImageUrl
  setting: MathSetting
  /** The block goes through the sanitiser, which then decides about images: sources stay as they are. */
  isRaw: boolean
  linkDepth: number
}

const { unescapeAll } = sharedParser().utils

const pageOf = (env: Env | undefined): PageEnv => env as PageEnv

const linkOpen: RendererRule = (tokens, index, _options, env) => {
  const token = tokens[index]!
  const page = pageOf(env)
  const address = String(token.attrGet('href') ?? '')
  // A link that may not be followed leaves its text; its end is dropped by the same rule.
  if (!canFollow(address)) {
    hideEnd(tokens, index)
    return ''
  }
  page.linkDepth += 1
  const unknown = unknownAddress(address)
  if (unknown !== null) return `<a class="unknown-address" title="${escapeHtml(unknown)}">`
  const kind = linkKind(address)
  const title = token.attrGet('title')
  const titleHtml = title === null ? '' : ` title="${escapeHtml(String(title))}"`
  const rel = kind === 'remote' ? ' rel="noopener noreferrer"' : ''
  return `<a href="${escapeHtml(pageAddress(address))}"${titleHtml}${rel}${ownAttributes(token)}>`
}

/** What a writer has given a link: `[text](address){#id .class}`. */
function ownAttributes({ attrs }: Token): string {
  const own = (attrs ?? []).filter(([name]) => name === 'id' || name === 'class' || name === 'lang')
  return own.map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`).join('')
}

function hideEnd(tokens: Token[], index: number): void {
  const level = tokens[index]?.level
  for (let next = index + 1; next < tokens.length; next += 1) {
    const token = tokens[next]
    if (token?.type === 'link_close' && token.level === level) {
      token.hidden = true
      return
    }
  }
}

const linkClose: RendererRule = (tokens, index, _options, env) => {
  if (tokens[index]?.hidden) return ''
  pageOf(env).linkDepth -= 1
  return '</a>'
}

const image: RendererRule = (tokens, index, options, env, renderer) => {
  const token = tokens[index]!
  const page = pageOf(env)
  const source = String(token.attrGet('src') ?? '')
  const alt = renderer.renderInlineAsText(token.children ?? [], options, env)
  const title = String(token.attrGet('title') ?? '')
  if (!page.isRaw) return imageHtml({ source, alt, title, isInLink: page.linkDepth > 0 }, page.imageUrl)
  const titleHtml = title === '' ? '' : ` title="${escapeHtml(title)}"`
  return `<img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}"${titleHtml} loading="lazy">`
}

const inlineMath: RendererRule = (tokens, index, _options, env) => {
  const { content, markup } = tokens[index]!
  const { isRaw, setting } = pageOf(env)
  return mathHtml(content, isDisplayMath(markup), isRaw, setting)
}

const blockMath: RendererRule = (tokens, index, _options, env) => {
  const { isRaw, setting } = pageOf(env)
  return `<div class="math-block">${mathHtml(tokens[index]!.content.trim(), true, isRaw, setting)}</div>\n`
}

function codeHtml(code: string, language: string, env: Env | undefined): string {
  const className = language === '' ? '' : ` class="language-${escapeHtml(language)}"`
  const text = pageOf(env).setting.typeset.highlight(code, language) ?? escapeHtml(code)
  return `<pre><code${className}>${text}</code></pre>`
}

const fence: RendererRule = (tokens, index, options, env, renderer) => {
  const { info, content, meta } = tokens[index]!
  if (/^\s*math\s*$/i.test(info)) return blockMath(tokens, index, options, env, renderer)
  const html = codeHtml(content, languageOf(unescapeAll(info)), env)
  const chunk = meta?.shortcode ? shortcodeLabel(String(meta.shortcode)) : readChunk(info)
  return chunk === null ? `${html}\n` : labelledCode(chunk.label, chunk.options, html)
}

/** Imports, components … of MDX; those without a label are comments. */
const mdx: RendererRule = (tokens, index, _options, env) => {
  const { info, content } = tokens[index]!
  if (info === '') return ''
  if (!content.includes('\n')) return labelledBox(info, content)
  return labelledCode(info, '', codeHtml(`${content}\n`, 'jsx', env))
}

/** A parser whose renderer makes the HTML of pages. */
export function createPageParser(features: MarkdownFeatures = standardFeatures): MarkdownIt {
  const md = createParser(features)
  Object.assign(md.renderer.rules, {
    link_open: linkOpen,
    link_close: linkClose,
    image,
    fence,
    math_inline: inlineMath,
    math_block: blockMath,
    table_open: () => '<div class="table-scroll"><table>\n',
    table_close: () => '</table></div>\n',
    shortcode: (tokens: Token[], index: number) => shortcodeBox(tokens[index]!.content),
    shortcode_inline: (tokens: Token[], index: number) => shortcodeMark(tokens[index]!.content),
    mdx,
    html_block: (tokens: Token[], index: number) => markShortcodes(tokens[index]!.content),
    too_deep: () => tooDeepBox,
    byline: () => '',
    reference_definition: () => '',
    footnote_definition: () => '',
    footnote_block_open: () =>
      '<footer class="post-footer"><section class="footnotes"><ol class="footnotes-list">\n',
    footnote_block_close: () => '</ol></section></footer>\n',
    task_box: (tokens: Token[], index: number) =>
      tokens[index]?.attrGet('checked') === ''
        ? '<input type="checkbox" aria-label="Done" disabled checked>'
        : '<input type="checkbox" aria-label="To do" disabled>',
  })
  return md
}

let pageParser: MarkdownIt | undefined

const plainSetting = (): MathSetting => ({ typeset: plainTypesetting, hasMath: false, formulas: [] })

/** Renders the tokens of a block. `isRaw` leaves the sources of images to the sanitiser. */
export function renderTokens(
  tokens: Token[],
  env: Env,
  imageUrl: ImageUrl,
  isRaw: boolean,
  setting: MathSetting = plainSetting(),
): string {
  pageParser ??= createPageParser()
  return renderWith(pageParser, tokens, pageEnv(env, imageUrl, isRaw, setting))
}

/** What the rules of a page's renderer find in the environment. */
export function pageEnv(env: Env, imageUrl: ImageUrl, isRaw: boolean, setting = plainSetting()): Env {
  const page: PageEnv = { ...env, imageUrl, setting, isRaw, linkDepth: 0 }
  return page
}

export function renderWith(md: MarkdownIt, tokens: Token[], env: Env): string {
  return md.renderer.render(tokens, md.options as Required<MarkdownIt['options']>, env)
}
