import { argumentOf, readArguments } from './readArguments'
import { readShortcode, type Shortcode } from './readShortcode'

const references = new Set(['ref', 'relref', 'link', 'post_url'])
const filters = /^\|\s*(?:relative_url|absolute_url|relURL|absURL|relLangURL|absLangURL)\b/

/** The address that a shortcode stands for: another page, or the site itself (''); null where it is something else. */
export function addressOf({ kind, name, args, isClosing, source }: Shortcode): string | null {
  if (isClosing) return null
  if (kind !== 'variable') {
    if (!references.has(name)) return null
    const given = readArguments(args)
    return argumentOf(given, ['path'], 0) || null
  }
  if (name === 'site' && /^\.(?:baseurl|url)$/.test(args.replace(filters, '').trim())) return ''
  const quoted = /^\{\{-?\s*(?:"([^"]*)"|'([^']*)')\s*(\|[\s\S]*)-?\}\}$/.exec(source)
  return quoted !== null && filters.test(quoted[3] ?? '') ? (quoted[1] ?? quoted[2] ?? '') : null
}

const beginning = /[^\s(){}<>]{0,500}\{[{%]/y

/**
 * A link's address that has shortcodes in it, from `from` to a blank or the closing bracket; null when it has none. What
 * a shortcode stands for only where the site is built stays as it is written.
 */
export function readDestination(
  text: string,
  from: number,
  max: number,
): { address: string; end: number } | null {
  beginning.lastIndex = from
  if (!beginning.test(text)) return null
  let address = ''
  let depth = 0
  let at = from
  while (at < max) {
    const shortcode = readShortcode(text, at)
    if (shortcode !== null && at + shortcode.source.length <= max) {
      address += addressOf(shortcode) ?? shortcode.source
      at += shortcode.source.length
      continue
    }
    const sign = text[at]!
    if (/[\s<>]/.test(sign)) break
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth < 0) break
    address += sign
    at += 1
  }
  return depth > 0 ? null : { address, end: at }
}
