/** A tag of raw HTML, as a browser's tokenizer would read it. */
export interface HtmlTag {
  name: string
  kind: 'open' | 'close'
  /** Names in lower case, values as written (character references not decoded). */
  attributes: Map<string, string>
}

const rawTextTags = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'plaintext',
])

/** The tags of a piece of HTML in order, without those in comments and raw text. Linear in the length. */
export function* readTags(html: string): Generator<HtmlTag> {
  let position = html.indexOf('<')
  while (position >= 0) {
    const next = html.charAt(position + 1)
    if (html.startsWith('<!--', position)) {
      position = after(html, '-->', position + 4)
    } else if (next === '!' || next === '?') {
      position = after(html, '>', position + 2)
    } else if (/[a-z/]/i.test(next)) {
      const read = readTag(html, position)
      if (read === null) return
      position = read.end
      if (read.tag !== null) {
        yield read.tag
        if (read.tag.kind === 'open' && rawTextTags.has(read.tag.name)) {
          position = endOfRawText(html, read.tag.name, position)
        }
      }
    } else {
      position += 1
    }
    position = position < 0 ? -1 : html.indexOf('<', position)
  }
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function endOfRawText(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  close.lastIndex = from
  return close.exec(html)?.index ?? -1
}

const tagName = /<(\/?)([a-z][^\s/>]*)/iy
const attributeName = /[\s/]*([^\s/>=][^\s/>=]*)/y
const attributeValue = /\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)?)/y

/** Reads the tag at `from`; null when the text ends before the tag does. */
function readTag(html: string, from: number): { tag: HtmlTag | null; end: number } | null {
  tagName.lastIndex = from
  const start = tagName.exec(html)
  if (start === null) {
    const end = after(html, '>', from)
    return end < 0 ? null : { tag: null, end }
  }
  const attributes = new Map<string, string>()
  let position = tagName.lastIndex
  for (;;) {
    attributeName.lastIndex = position
    const name = attributeName.exec(html)?.[1]
    if (name === undefined) break
    position = attributeName.lastIndex
    attributeValue.lastIndex = position
    const value = attributeValue.exec(html)
    if (value !== null) position = attributeValue.lastIndex
    const lower = name.toLowerCase()
    if (!attributes.has(lower)) attributes.set(lower, value?.[1] ?? value?.[2] ?? value?.[3] ?? '')
  }
  const end = after(html, '>', position)
  if (end < 0) return null
  return {
    tag: { name: (start[2] ?? '').toLowerCase(), kind: start[1] === '/' ? 'close' : 'open', attributes },
    end,
  }
}
