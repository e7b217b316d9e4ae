import { findCode } from '../contributions/proseRanges'
import { splitFrontMatter } from '../frontMatter/split'
import type { ParsedPost } from '../markdown/parseBody'

/** The address of a link or an image as it stands in a post's text: `[from, to)`. */
export interface Address {
  from: number
  to: number
  text: string
  /** `address` of Markdown or HTML; `ref` of Hugo, `post` and `path` of Jekyll name a file in ways of their own. */
  kind: 'address' | 'ref' | 'post' | 'path'
}

const patterns: [Address['kind'], RegExp][] = [
  ['address', /\]\(\s*(?:<([^<>\n]+)>|((?:[^\s()<>\\]|\\.|\([^\s()]*\))+))/g],
  ['address', /(?<![^\n]) {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|(\S+))/g],
  [
    'address',
    // A tag without one is taken whole: else it would be read again from within.
    /<(?:a|img|source|video|audio|iframe)\b(?:[^>]*?\s(?:href|src|poster)\s*=\s*(?:"([^"]+)"|'([^']+)')|[^>]*)/gi,
  ],
  ['address', /\{\{[<%]\s*(?:figure|img|image)\b[^{}]*?\bsrc\s*=\s*(?:"([^"\n]+)"|([^\s"'`>%]+))/g],
  ['ref', /\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?(?:["`]([^"`\n]+)["`]|([^\s"'`>%]+))/g],
  ['post', /\{%-?\s*post_url\s+([^\s%]+)/g],
  ['path', /\{%-?\s*link\s+([^\s%]+)/g],
]

/** All addresses in a post's body, in their order; those in code are no links. */
export function findAddresses(parsed: ParsedPost): Address[] {
  const { text } = parsed
  const isCode = findCode(parsed)
  const body = splitFrontMatter(text)?.to ?? 0
  const found = new Map<number, Address>()
  for (const [kind, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const address = match[1] ?? match[2] ?? ''
      if (address === '' || match.index < body || isCode(match.index)) continue
      const from = match.index + match[0].lastIndexOf(address)
      // The address of a link may be a shortcode, which names the file.
      if (kind !== 'address' || !/\{[{%]/.test(address))
        found.set(from, { from, to: from + address.length, text: address, kind })
    }
  }
  return [...found.values()].sort((a, b) => a.from - b.from)
}
