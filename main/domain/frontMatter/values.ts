import type { Node as JsonNode } from 'jsonc-parser'
import { parse as parseToml, TomlDate } from 'smol-toml'
import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml'
import { checkBrackets } from './bounds'
import { parseJson } from './jsonEntries'
import { readPlainYaml } from './plainYaml'
import { splitFrontMatter } from './split'
import { unrealDates } from './tomlTree'
import { type AliasTargets, aliasTargets, yamlKey } from './yamlAliases'
import { parseYaml } from './yamlDocument'

type Values = Record<string, unknown>

/** An object without a prototype, so that `__proto__` and `constructor` are keys like any other. */
function emptyValues(): Values {
  return Object.create(null) as Values
}

/** The first of two equal keys counts, as it does in the form. */
function setOnce(values: Values, key: string, value: unknown): void {
  if (!(key in values)) values[key] = value
}

/** What the values of one YAML document are read from. */
interface YamlSource {
  content: string
  loose: ReadonlyMap<number, string>
  targets: AliasTargets
  /** Values of the nodes with an anchor, as far as they are read. */
  anchored: Map<unknown, unknown>
}

/** Aliases share the value of their anchor; an alias inside its own anchor is an error. */
function yamlValue(node: unknown, source: YamlSource): unknown {
  const { content, loose, targets, anchored } = source
  if (isAlias(node)) {
    const target = targets.get(node)
    if (anchored.has(target)) return anchored.get(target)
    throw new Error(`The alias *${node.source} stands for nothing that comes before it`)
  }
  let value: unknown = null
  if (isScalar(node)) value = loose.get(node.range?.[0] ?? -1) ?? node.value
  else if (isSeq(node)) value = node.items.map((item) => yamlValue(item, source))
  else if (isMap(node)) {
    const values = emptyValues()
    for (const { key, value: item } of node.items) {
      // A key is read for the anchors on it and in it.
      if (targets.size > 0 && !isAlias(key)) yamlValue(key, source)
      setOnce(values, yamlKey(key, content, targets), yamlValue(item, source))
    }
    value = values
  }
  if (isNode(node) && node.anchor !== undefined) anchored.set(node, value)
  return value
}

function jsonValue(node: JsonNode): unknown {
  if (node.type === 'array') return (node.children ?? []).map(jsonValue)
  if (node.type !== 'object') return node.value
  const values = emptyValues()
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? []
    if (key !== undefined && value !== undefined) setOnce(values, String(key.value), jsonValue(value))
  }
  return values
}

function tomlValue(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (Array.isArray(value)) return value.map(tomlValue)
  if (typeof value !== 'object' || value === null) return value
  const values = emptyValues()
  for (const [key, item] of Object.entries(value)) setOnce(values, key, tomlValue(item))
  return values
}

/** Puts a value in the place of another one. */
function setAt(values: Values, path: readonly (string | number)[], value: unknown): void {
  let holder = values
  for (const part of path.slice(0, -1)) holder = holder[part] as Values
  holder[path.at(-1) ?? ''] = value
}

function asValues(value: unknown): Values {
  if (value === null || value === undefined) return emptyValues()
  if (typeof value === 'object' && !Array.isArray(value)) return value as Values
  throw new Error('The front matter is not a list of fields')
}

/** An engine for gray-matter: reads, throws an Error that says why it cannot, and never writes. */
export interface Engine {
  parse(input: string): Values
  stringify(data: object): string
}

function engineOf(parse: (input: string) => Values): Engine {
  return {
    parse,
    stringify() {
      throw new Error('Front matter is changed by edits of its own text, never written as a whole')
    },
  }
}

/** Engines for gray-matter, bounded as `parseFrontMatter` is; code in front matter is refused. */
export const engines = {
  yaml: engineOf((input) => {
    const plain = readPlainYaml(input)
    if (plain !== null) return plain
    const result = parseYaml(input)
    if ('broken' in result) throw new Error(result.broken.message)
    const { document, loose } = result
    const targets = aliasTargets(document, input)
    return asValues(yamlValue(document.contents, { content: input, loose, targets, anchored: new Map() }))
  }),
  toml: engineOf((input) => {
    const breach = checkBrackets(input, 'toml')
    if (breach !== null) throw new Error(breach.message)
    const values = asValues(tomlValue(parseToml(input)))
    for (const { path, source } of unrealDates(input)) setAt(values, path, source)
    return values
  }),
  json: engineOf((input) => {
    const result = parseJson(input)
    if ('broken' in result) throw new Error(result.broken.message)
    return asValues(result.root === undefined ? null : jsonValue(result.root))
  }),
  javascript: engineOf(() => {
    throw new Error('Byline runs no code: front matter in JavaScript is not read')
  }),
}

/** The values of a post's front matter for display: an object without a prototype, empty when it cannot be read. */
export function readValues(text: string): Record<string, unknown> {
  const block = splitFrontMatter(text)
  if (block === null) return emptyValues()
  try {
    return engines[block.kind].parse(text.slice(block.contentFrom, block.contentTo))
  } catch {
    return emptyValues()
  }
}
