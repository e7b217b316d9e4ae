import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { checkBrackets } from './bounds'
import { closeDuplicates } from './duplicates'
import { brokenReading, type Entry, type ListItem, type Reading } from './entries'
import { labelOf } from './label'
import { scalarShape } from './shapes'

export type JsonResult = { root: Node | undefined } | { broken: { offset: number; message: string } }

const reasons: Record<string, string> = {
  CommaExpected: 'a comma is missing between two fields',
  ColonExpected: 'a colon is missing between key and value',
  ValueExpected: 'a value is missing',
  PropertyNameExpected: 'a key in double quotes is missing; no comma may stand after the last field',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfString: 'a closing double quote is missing',
  InvalidEscapeCharacter: 'a backslash begins an unknown escape; double it',
}

/** Parses strict JSON after looking at its bounds; blank text has no root. */
export function parseJson(content: string): JsonResult {
  const breach = checkBrackets(content, 'json')
  if (breach !== null) return { broken: breach }
  const errors: ParseError[] = []
  const root = parseTree(content, errors, { disallowComments: true, allowEmptyContent: true })
  const [error] = errors
  if (error === undefined) return { root }
  const reason = reasons[printParseErrorCode(error.error)] ?? 'this part does not fit here'
  return { broken: { offset: error.offset, message: `The JSON cannot be read: ${reason}.` } }
}

function readItems(content: string, base: number, array: Node): ListItem[] | null {
  const items: ListItem[] = []
  for (const node of array.children ?? []) {
    if (node.type === 'object' || node.type === 'array' || node.type === 'null') return null
    const [from, to] = [node.offset, node.offset + node.length]
    const value = node.type === 'string' ? String(node.value) : content.slice(from, to)
    if (value.includes('\n')) return null
    items.push({ from: base + from, to: base + to, value, lineFrom: base + from })
  }
  return items
}

/** Lines are a property's own when nothing else stands on them; the comma before or after is the editor's business. */
function readProperty(content: string, base: number, key: Node, value: Node): Entry {
  const [from, to] = [value.offset, value.offset + value.length]
  const source = content.slice(from, to)
  const name = String(key.value)
  const items = value.type === 'array' ? readItems(content, base, value) : null
  const shaped =
    items !== null
      ? { shape: 'list' as const, value: items.map((item) => item.value) }
      : value.type === 'object' || value.type === 'array'
        ? { shape: 'other' as const, value: null }
        : scalarShape(value.value, source, name)
  return {
    field: {
      path: [name],
      label: labelOf(name),
      ...shaped,
      source,
      from: base + from,
      to: base + to,
      keyFrom: base + key.offset,
      keyTo: base + key.offset + key.length,
      readOnly: null,
    },
    list: items === null ? null : { style: 'flow', items },
    valueFrom: base + from,
    lines: null,
  }
}

/** Reads the fields of JSON front matter; `base` is where `content` begins in the post. */
export function readJson(content: string, base: number): Reading {
  const result = parseJson(content)
  if ('broken' in result) return brokenReading(base + result.broken.offset, result.broken.message)
  const { root } = result
  if (root === undefined) return { entries: [], problems: [], broken: null }
  if (root.type !== 'object') {
    return brokenReading(
      base + root.offset,
      'The JSON front matter is not an object. Write the fields between braces.',
    )
  }
  const entries: Entry[] = []
  for (const property of root.children ?? []) {
    const [key, value] = property.children ?? []
    if (key === undefined || value === undefined) continue
    const entry = readProperty(content, base, key, value)
    entries.push(entry)
  }
  return { entries, problems: closeDuplicates(entries), broken: null }
}
