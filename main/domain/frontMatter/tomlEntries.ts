import { parse as parseToml, TomlError } from 'smol-toml'
import type { AST } from 'toml-eslint-parser'
import { checkBrackets } from './bounds'
import {
  adopt,
  brokenReading,
  type Entry,
  type ListItem,
  lineStart,
  lineStop,
  plainEntry,
  type Reading,
} from './entries'
import type { FieldPath, FieldShape } from './fields'
import { labelOf } from './label'
import { scalarShape } from './shapes'
import { parseTomlTree, tomlKeyPath } from './tomlTree'

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

/** Items of an array that holds inline tables only, or null. */
function readInlineTables(
  content: string,
  base: number,
  array: AST.TOMLArray,
  path: FieldPath,
): Entry[] | null {
  const tables = array.elements.filter((node) => node.type === 'TOMLInlineTable')
  if (tables.length !== array.elements.length) return null
  return tables.map((table, index) => {
    const entry = plainEntry(
      placed(content, base, [...path, index], table.range, [table.range[0], table.range[0]]),
    )
    entry.isInFlow = true
    entry.field.shape = 'map'
    adopt(entry, readPairs(content, base, [...path, index], table.body, true))
    return entry
  })
}

/** A field's name and place; `shape` is still to be told. */
function placed(content: string, base: number, path: FieldPath, range: AST.Range, key: AST.Range) {
  const last = path.at(-1)
  return {
    path,
    label: typeof last === 'string' ? labelOf(last) : '',
    shape: 'other' as FieldShape,
    value: null,
    source: content.slice(...range),
    from: base + range[0],
    to: base + range[1],
    keyFrom: base + key[0],
    keyTo: base + key[1],
  }
}

function readPair(
  content: string,
  base: number,
  parent: FieldPath,
  pair: AST.TOMLKeyValue,
  isInFlow: boolean,
): Entry {
  const { value, key } = pair
  const entry = plainEntry(placed(content, base, [...parent, ...tomlKeyPath(key)], value.range, key.range))
  const { field } = entry
  const [, to] = value.range
  entry.isInFlow = isInFlow
  if (!isInFlow) {
    entry.lines = {
      from: base + lineStart(content, key.range[0]),
      to: base + Math.min(content.length, lineStop(content, to) + 1),
    }
  }
  if (value.type === 'TOMLValue') {
    const name = String(field.path.at(-1) ?? '')
    Object.assign(field, scalarShape(scalarOf(value, field.source), field.source, name))
  } else if (value.type === 'TOMLInlineTable') {
    field.shape = 'map'
    adopt(entry, readPairs(content, base, field.path, value.body, true))
  } else {
    const items = readItems(content, base, value)
    const tables = items === null ? readInlineTables(content, base, value, field.path) : null
    if (items !== null) {
      entry.list = { style: 'flow', items }
      field.shape = 'list'
      field.value = items.map((item) => item.value)
    } else if (tables !== null) {
      field.shape = 'maps'
      adopt(entry, tables)
    }
  }
  return entry
}

function readPairs(
  content: string,
  base: number,
  parent: FieldPath,
  pairs: readonly AST.TOMLKeyValue[],
  isInFlow: boolean,
): Entry[] {
  return pairs.map((pair) => readPair(content, base, parent, pair, isInFlow))
}

/** A table with its lines, from its header to the end of its last pair. */
function readTable(content: string, base: number, table: AST.TOMLTable, path: FieldPath): Entry {
  const last = table.body.at(-1)
  const to = last === undefined ? table.range[1] : last.value.range[1]
  const entry = plainEntry(placed(content, base, path, [table.range[0], to], table.key.range))
  entry.field.shape = 'map'
  entry.style = 'table'
  entry.lines = {
    from: base + lineStart(content, table.range[0]),
    to: base + Math.min(content.length, lineStop(content, to) + 1),
  }
  adopt(entry, readPairs(content, base, path, table.body, false))
  return entry
}

/** Puts a table of an array below the array's entry, which the first of them begins. */
function addToArray(entries: Entry[], table: Entry): void {
  const path = table.field.path.slice(0, -1)
  const name = JSON.stringify(path)
  const array = entries.find((entry) => JSON.stringify(entry.field.path) === name)
  if (array !== undefined) {
    adopt(array, [...array.children, table])
    return
  }
  const { from, to, source, keyFrom, keyTo } = table.field
  const label = labelOf(String(path.findLast((part) => typeof part === 'string') ?? ''))
  const entry = plainEntry({ path, label, shape: 'maps', value: null, source, from, to, keyFrom, keyTo })
  entry.style = 'table'
  adopt(entry, [table])
  entries.push(entry)
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
  for (const node of parseTomlTree(content).body) {
    if (node.type === 'TOMLKeyValue') {
      entries.push(readPair(content, base, [], node, false))
      continue
    }
    const table = readTable(content, base, node, [...node.resolvedKey])
    if (node.kind === 'array') addToArray(entries, table)
    else entries.push(table)
  }
  return { entries, problems: [], broken: null }
}
