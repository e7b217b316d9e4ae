import { readShortcode, type Shortcode } from '../markdown/shortcodes/readShortcode'
import { escapeHtml } from './escape'
import { labelledBox } from './labelled'

const includes = new Set(['include', 'include_relative', 'include_cached', 'readfile', 'partial', 'render'])

/** A shortcode that a page cannot stand for: a box that names it and shows it as it is written. */
export function shortcodeBox(source: string): string {
  const shortcode = readShortcode(source, 0)
  const isClosing = shortcode?.isClosing ?? false
  return labelledBox(labelOf(shortcode), source, isClosing ? 'shortcode shortcode-end' : 'shortcode')
}

function labelOf(shortcode: Shortcode | null): string {
  const kind = shortcode?.kind === 'tag' ? 'Tag' : 'Shortcode'
  if (shortcode === null) return kind
  if (shortcode.isClosing) return `End of ${kind.toLowerCase()}`
  if (includes.has(shortcode.name)) return 'Include'
  return shortcode.name === 'raw' ? 'Raw' : kind
}

/** The label of code that stands between the tags of a shortcode. */
export function shortcodeLabel(source: string): { label: string; options: string } {
  return { label: labelOf(readShortcode(source, 0)), options: source }
}

/** The same within a sentence. */
export function shortcodeMark(source: string): string {
  return `<code class="shortcode-mark">${escapeHtml(source)}</code>`
}

/** What a link's address says that only the site can tell (`{{ site.repository }}/issues`), as written; else null. */
export function unknownAddress(address: string): string | null {
  if (!/(?:%7B|\{){2}|(?:%7B|\{)(?:%25|%)/i.test(address)) return null
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
