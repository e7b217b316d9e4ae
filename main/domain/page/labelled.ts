import { escapeHtml } from './escape'

/** A box for what a page cannot show as itself: what it is, and how it is written. */
export function labelledBox(label: string, source: string, className = 'shortcode'): string {
  return `<div class="${className}"><span class="label">${escapeHtml(label)}</span> <code>${escapeHtml(source)}</code></div>\n`
}

/** Code under a label; `codeHtml` is its element. */
export function labelledCode(label: string, options: string, codeHtml: string): string {
  const optionsHtml = options === '' ? '' : ` <code>${escapeHtml(options)}</code>`
  return `<div class="chunk"><div class="chunk-label"><span class="label">${escapeHtml(label)}</span>${optionsHtml}</div>${codeHtml}</div>\n`
}
