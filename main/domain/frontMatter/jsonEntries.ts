import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Problem } from '../problem'
import { checkBrackets } from './bounds'
import { closeDuplicates } from './duplicates'
import { adopt, brokenReading, type Entry, type ListItem, plainEntry, type Reading } from './entries'
import type { FieldPath } from './fields'
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

type ReadParts = (content: string, base: number, node: Node, path: FieldPath) => Entry[]

/** Items of an array that holds objects only. */
const readObjects: ReadParts = (content, base, array, path) =>
  (array.children ?? []).map((node, index) => {
    const [from, to] = [node.offset, node.offset + node.length]
    const own = [...path, index]
    const entry = plainEntry({
      path: own,
      label: '',
      shape: 'map',
      value: null,
      source: content.slice(from, to),
      from: base + from,
      to: base + to,
      keyFrom: base + from,
      keyTo: base + from,
    })
    entry.isInFlow = true
    adopt(entry, readObject(content, base, node, own))
    return entry
  })

function readProperty(content: string, base: number, key: Node, value: Node, path: FieldPath): Entry {
  const [from, to] = [value.offset, value.offset + value.length]
  const name = String(key.value)
  const entry = plainEntry({
    path: [...path, name],
    label: labelOf(name),
    shape: 'other',
    value: null,
    source: content.slice(from, to),
    from: base + from,
    to: base + to,
    keyFrom: base + key.offset,
    keyTo: base + key.offset + key.length,
  })
  entry.isInFlow = true
  const { field } = entry
  const items = value.type === 'array' ? readItems(content, base, value) : null
  if (items !== null) {
    entry.list = { style: 'flow', items }
    field.shape = 'list'
    field.value = items.map((item) => item.value)
  } else if (value.type === 'object') {
    field.shape = 'map'
    adopt(entry, readObject(content, base, value, field.path))
  } else if (value.type === 'array') {
    if (value.children?.every((child) => child.type === 'object')) {
      field.shape = 'maps'
      adopt(entry, readObjects(content, base, value, field.path))
    }
  } else Object.assign(field, scalarShape(value.value, field.source, name))
  return entry
}

/** Entries of an object; later ones of one name are closed. */
const readObject: ReadParts = (content, base, object, path) =>
  (object.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [readProperty(content, base, key, value, path)],
  )

function closeAllDuplicates(entries: readonly Entry[]): Problem[] {
  return [...closeDuplicates(entries), ...entries.flatMap(({ children }) => closeAllDuplicates(children))]
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
  const entries = readObject(content, base, root, [])
  return { entries, problems: closeAllDuplicates(entries), broken: null }
}
