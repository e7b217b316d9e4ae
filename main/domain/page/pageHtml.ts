import { authorHue } from '../authors/colour'
import { escapeHtml } from './escape'
import type { RenderedBlock, RenderedPage, RenderedSection } from './rendered'
import type { Sanitize } from './sanitize'

export interface PageOptions {
  css: string
  /** What `createSanitizer` gives; called for blocks with the post's own HTML only. */
  sanitize: Sanitize
}

/** The policy of an exported page: nothing is fetched, nothing runs. */
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline' data:; font-src data:; form-action 'none'; base-uri 'none'"

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

/** A whole document that needs nothing else: style inside, no script, a policy that allows no request. */
export function pageHtml(page: RenderedPage, { css, sanitize }: PageOptions): string {
  const description =
    page.description === '' ? '' : `<meta name="description" content="${escapeHtml(page.description)}">\n`
  return `<!doctype html>
<html lang="${escapeHtml(page.lang || 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Byline">
<title>${escapeHtml(page.title)}</title>
${description}<style>
${css.replace(/<(?=\/style)/gi, '\\3c ')}
</style>
</head>
<body>
${pageBody(page, sanitize)}
</body>
</html>
`
}
