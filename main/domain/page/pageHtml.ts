import { authorHue } from '../authors/colour'
import { escapeHtml } from './escape'
import type { RenderedBlock, RenderedPage, RenderedSection } from './rendered'
import type { Sanitize } from './sanitize'

/** The policy of an exported page: nothing runs, nothing is fetched; but in a site, from the files beside it. */
const policies = {
  page: "default-src 'none'; img-src data:; style-src 'unsafe-inline' data:; font-src data:; form-action 'none'; base-uri 'none'",
  folder:
    "default-src 'none'; img-src data: 'self' file:; style-src 'unsafe-inline' 'self' file:; font-src data: 'self' file:; form-action 'none'; base-uri 'none'",
}

export const policyTag = (shape: keyof typeof policies): string =>
  `<meta http-equiv="Content-Security-Policy" content="${policies[shape]}">`

let lastStyle = { css: '', html: '<style>\n\n</style>' }

/** A style element; nothing in the style ends it. Remembers the last one: thousands of pages have the same. */
export function styleElement(css: string): string {
  if (css !== lastStyle.css)
    lastStyle = { css, html: `<style>\n${css.replace(/<(?=\/style)/gi, '\\3c ')}\n</style>` }
  return lastStyle.html
}

/** The article of a page: header, sections under their bylines, footnotes. The preview builds the same elements. */
export function pageBody(page: RenderedPage, sanitize: Sanitize): string {
  const blockHtml = ({ html, rawHtml, formulas }: RenderedBlock) =>
    rawHtml ? sanitize(html, formulas) : html
  const sectionHtml = ({ handle, bylineHtml, blocks }: RenderedSection) => {
    const attributes =
      handle === '' ? '' : ` data-author="${escapeHtml(handle)}" style="--hue:${authorHue(handle)}"`
    return `<section class="section"${attributes}>${bylineHtml}${blocks.map(blockHtml).join('')}</section>`
  }
  const footer = page.footer === null ? '' : blockHtml(page.footer)
  return `<article class="post">${page.headerHtml}${page.sections.map(sectionHtml).join('')}${footer}</article>`
}
