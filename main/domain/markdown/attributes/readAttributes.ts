import type { Token } from 'markdown-it'

/** What is written as `{#id .class lang=en}`, as far as pages take it over. */
export interface Attributes {
  id: string
  classes: string[]
  others: [name: string, value: string][]
}

/** Attributes that say something of a text and can do nothing. */
const safe = new Map<string, RegExp>([
  ['lang', /^[A-Za-z][\w-]{0,34}$/],
  ['dir', /^(?:ltr|rtl|auto)$/],
  ['title', /^[^\n]{1,500}$/],
  ['width', /^\d{1,4}(?:px|%)?$/],
  ['height', /^\d{1,4}(?:px|%)?$/],
])

const part =
  /\s*(?:#([^\s{}"'<>#.=]+[^\s{}"'<>=]*)|\.(-?[A-Za-z_][\w:-]*)|([A-Za-z][\w:.-]*)=(?:"([^"{}]*)"|'([^'{}]*)'|([^\s"'{}<>]*))|(-)(?=\s|$))/y
/** Kramdown's lists may name others (`{:toc}`), which only the site knows. */
const name = /\s*[A-Za-z][\w-]*/y

/**
 * Reads a list of attributes with its braces; null for anything else in braces. An id, classes and some harmless
 * attributes are kept; `style`, `onclick` and all others are read and forgotten.
 */
export function readAttributes(written: string): Attributes | null {
  if (written.length > 1000) return null
  const [, colon = '', within = ''] = /^\{(:?)([^{}]*)\}$/.exec(written) ?? []
  const inner = within.trim()
  const found: Attributes = { id: '', classes: [], others: [] }
  if (inner === '') return null
  let at = 0
  while (at < inner.length) {
    part.lastIndex = at
    const match = part.exec(inner)
    if (match !== null) {
      take(match, found)
      at = part.lastIndex
      continue
    }
    name.lastIndex = at
    if (colon === '' || !name.test(inner)) return null
    at = name.lastIndex
  }
  return found
}

function take([, id, className, key, double, single, bare]: RegExpExecArray, found: Attributes): void {
  if (id !== undefined) found.id ||= id
  else if (className !== undefined) found.classes.push(className)
  else if (key !== undefined) {
    const value = double ?? single ?? bare ?? ''
    const lower = key.toLowerCase()
    if (lower === 'id') found.id ||= /^[^\s{}"'<>]+$/.exec(value)?.[0] ?? ''
    else if (lower === 'class')
      found.classes.push(...value.split(/\s+/).filter((one) => /^[\w:-]+$/.test(one)))
    else if (safe.get(lower)?.test(value)) found.others.push([lower, value])
  }
}

/** Gives a token attributes; an id that it has already stays. */
export function setAttributes(token: Token, { id, classes, others }: Attributes): void {
  if (id !== '' && token.attrGet('id') === null) token.attrSet('id', id)
  for (const className of classes) token.attrJoin('class', className)
  for (const [key, value] of others) token.attrSet(key, value)
}

/** The list of attributes at the end of a text and what stands before it; null where there is none. */
export function splitAttributes(text: string): { before: string; attributes: Attributes } | null {
  if (!text.endsWith('}')) return null
  const brace = text.lastIndexOf('{')
  const attributes = brace < 0 || text[brace - 1] === '\\' ? null : readAttributes(text.slice(brace))
  return attributes === null ? null : { before: text.slice(0, brace), attributes }
}
