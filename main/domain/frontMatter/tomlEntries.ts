import { parse as parseToml, TomlError } from 'smol-toml'
import { type AST, parseTOML } from 'toml-eslint-parser'
import { checkBrackets } from './bounds'
import { brokenReading, type Entry, type ListItem, lineStart, lineStop, type Reading } from './entries'
import { labelOf } from './label'
import { scalarShape } from './shapes'

function keyPath(key: AST.TOMLKey): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))
}

/** A TOML scalar as form value: strings and booleans by value, numbers where they survive, dates as written. */
function scalarOf(node: AST.TOMLValue, source: string): unknown {
  if (node.kind === 'string' || node.kind === 'boolean') return node.value
  return (node.kind === 'integer' || node.kind === 'float') && String(node.value) === source
    ? node.value
    : source
}

function readItems(content: string, base: number, array: AST.TOMLArray): ListItem[] | null {
  const items: ListItem[] = []
  for (const node of array.elements) {
    if (node.type !== 'TOMLValue') return null
    const [from, to] = node.range
    const value = node.kind === 'string' ? node.value : content.slice(from, to)
    if (value.includes('\n')) return null
    items.push({ from: base + from, to: base + to, value, lineFrom: base + from })
  }
  return items
}

function readPair(content: string, base: number, table: string[], pair: AST.TOMLKeyValue): Entry {
  const [from, to] = pair.value.range
  const source = content.slice(from, to)
  const path = [...table, ...keyPath(pair.key)]
  const name = path[path.length - 1] ?? ''
  const items = pair.value.type === 'TOMLArray' ? readItems(content, base, pair.value) : null
  const shaped =
    pair.value.type === 'TOMLValue'
      ? scalarShape(scalarOf(pair.value, source), source, name)
      : items === null
        ? { shape: 'other' as const, value: null }
        : { shape: 'list' as const, value: items.map((item) => item.value) }
  const [keyFrom, keyTo] = pair.key.range
  return {
    field: {
      path,
      label: labelOf(name),
      ...shaped,
      source,
      from: base + from,
      to: base + to,
      keyFrom: base + keyFrom,
      keyTo: base + keyTo,
      readOnly: null,
    },
    list: items === null ? null : { style: 'flow', items },
    valueFrom: base + from,
    lines: {
      from: base + lineStart(content, keyFrom),
      to: base + Math.min(content.length, lineStop(content, to) + 1),
    },
  }
}

/** A table array as one field: shown, not edited. Its later elements belong to the first. */
function readTableArray(content: string, base: number, table: AST.TOMLTable, path: string[]): Entry {
  const [from, to] = table.range
  const [keyFrom, keyTo] = table.key.range
  return {
    field: {
      path,
      label: labelOf(path[path.length - 1] ?? ''),
      shape: 'other',
      value: null,
      source: content.slice(from, to),
      from: base + from,
      to: base + to,
      keyFrom: base + keyFrom,
      keyTo: base + keyTo,
      readOnly: 'This is a list of tables. Edit it in the text.',
    },
    list: null,
    valueFrom: base + from,
    lines: null,
  }
}

/** Where and why TOML cannot be read, or null. smol-toml decides: it is what reads the values. */
function findTomlError(content: string): { offset: number; message: string } | null {
  const breach = checkBrackets(content, 'toml')
  if (breach !== null) return breach
  try {
    parseToml(content)
    return null
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const before = content.split('\n', error.line - 1).reduce((length, line) => length + line.length + 1, 0)
    const [, reason = ''] = /^Invalid TOML document: ([^\n]*)/.exec(error.message) ?? []
    const offset = Math.min(content.length, before + error.column - 1)
    return { offset, message: `The TOML cannot be read: ${reason || 'this part does not fit here'}.` }
  }
}

/** Reads the fields of TOML front matter; `base` is where `content` begins in the post. */
export function readToml(content: string, base: number): Reading {
  const error = findTomlError(content)
  if (error !== null) return brokenReading(base + error.offset, error.message)
  const entries: Entry[] = []
  const arrays = new Set<string>()
  for (const node of parseTOML(content, { tomlVersion: 'latest' }).body[0].body) {
    if (node.type === 'TOMLKeyValue') {
      entries.push(readPair(content, base, [], node))
      continue
    }
    const end = node.resolvedKey.findIndex((part) => typeof part === 'number')
    if (end === -1) {
      const table = node.resolvedKey.map(String)
      for (const pair of node.body) entries.push(readPair(content, base, table, pair))
      continue
    }
    const path = node.resolvedKey.slice(0, end).map(String)
    const name = JSON.stringify(path)
    if (!arrays.has(name)) entries.push(readTableArray(content, base, node, path))
    arrays.add(name)
  }
  return { entries, problems: [], broken: null }
}
