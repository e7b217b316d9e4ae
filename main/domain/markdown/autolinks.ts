import type { MarkdownIt } from 'markdown-it'
import { narrowRule } from './narrowRule'

/**
 * Addresses in the text become links where they have a scheme, begin with `www.` or are e-mail addresses. Others do
 * not: `example.org` may be a file's name as well.
 */
export function autolinks(md: MarkdownIt): void {
  md.set({ linkify: true })
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false })
  md.linkify.add('www.', {
    validate: (text: string, position: number) => wwwLength(text.slice(position, position + longestAddress)),
    normalize: (match) => {
      match.url = `http://${match.url}`
    },
  })
  narrowRule(md, 'linkify', mayHaveAddress)
}

/** Schemes have a colon, e-mail addresses their sign; `//` and `www.` are for themselves. */
function mayHaveAddress(text: string): boolean {
  if (text.includes(':') || text.includes('@') || text.includes('//')) return true
  for (let dot = text.indexOf('.', 3); dot >= 0; dot = text.indexOf('.', dot + 1))
    if (/^www$/i.test(text.slice(dot - 3, dot))) return true
  return false
}

const longestAddress = 2048
const address = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*(?![\p{L}\p{N}_-])[^\s<]*/u
/** A domain whose last two parts have no underscore. */
const domain = /^(?:[^\s/?#:]*\.)?[^\s_./?#:]+(?=[/?#:]|$)/

/** How much of a text that follows `www.` belongs to the address: punctuation at its end does not. */
function wwwLength(text: string): number {
  let found = address.exec(text)?.[0] ?? ''
  for (let trimmed = trimEnd(found); trimmed !== found; trimmed = trimEnd(found)) found = trimmed
  return domain.test(found) ? found.length : 0
}

function trimEnd(text: string): string {
  if (text.endsWith(')')) return count(text, ')') > count(text, '(') ? text.slice(0, -1) : text
  return text.replace(/(?:[?!.,:*_~'"]|&\w+;)$/, '')
}

const count = (text: string, character: string) => text.split(character).length - 1
