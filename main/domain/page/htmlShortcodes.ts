import { readShortcode } from '../markdown/shortcodes/readShortcode'
import { shortcodeMark } from './shortcodeHtml'

/**
 * A post's own HTML with the shortcodes in its text marked as such: a browser would take `{{<figure>}}` for a tag and
 * show nothing. Those in attributes and comments stay.
 */
export function markShortcodes(html: string): string {
  if (!html.includes('{{<') && !html.includes('{{%')) return html
  let marked = ''
  let done = 0
  let at = 0
  while (at < html.length) {
    const sign = html[at]
    if (sign === '<') {
      at = endOfTag(html, at)
      continue
    }
    const shortcode = sign === '{' ? readShortcode(html, at) : null
    if (shortcode?.kind !== 'hugo') {
      at += 1
      continue
    }
    marked += html.slice(done, at) + shortcodeMark(shortcode.source)
    at += shortcode.source.length
    done = at
  }
  return marked + html.slice(done)
}

/** The offset after the tag or comment that begins at an offset; after its sign where it is none. */
function endOfTag(html: string, from: number): number {
  if (html.startsWith('<!--', from)) {
    const end = html.indexOf('-->', from + 4)
    return end < 0 ? html.length : end + 3
  }
  if (!/[a-z/!?]/i.test(html[from + 1] ?? '')) return from + 1
  let quote = ''
  for (let at = from + 1; at < html.length; at += 1) {
    const sign = html[at]!
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '>') return at + 1
    else if (sign === '"' || sign === "'") quote = sign
  }
  return html.length
}
