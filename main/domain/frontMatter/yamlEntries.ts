import {
  type CST,
  isAlias,
  isMap,
  isScalar,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Problem } from '../problem'
import { closeDuplicates } from './duplicates'
import {
  adopt,
  brokenReading,
  type Entry,
  type ListItem,
  lineStart,
  lineStop,
  plainEntry,
  type Reading,
  trimmedEnd,
} from './entries'
import type { FieldPath } from './fields'
import { labelOf } from './label'
import { scalarShape } from './shapes'
import { type AliasTargets, aliasTargets, yamlKey } from './yamlAliases'
import { parseYaml } from './yamlDocument'
import { looseReason } from './yamlLoose'

type YamlPair = Pair<ParsedNode, ParsedNode | null>

/** What the readers of one block share. */
interface Source {
  content: string
  /** Where `content` begins in the post. */
  base: number
  /** Values of scalars that the parser read as something else, by the offset where they begin. */
  loose: ReadonlyMap<number, string>
  targets: AliasTargets
  /** Values that an alias stands for. */
  aliased: ReadonlySet<unknown>
  problems: Problem[]
}

/** Where the dash of a block item stands, or -1 where it shares its line with what is before it. */
function dashOf(content: string, list: YAMLSeq<unknown>, index: number): number {
  const tokens = (list.srcToken as CST.BlockSequence | undefined)?.items ?? []
  const dash = tokens[index]?.start.find((token) => token.type === 'seq-item-ind')
  if (dash === undefined) return -1
  return content.slice(lineStart(content, dash.offset), dash.offset).trim() === '' ? dash.offset : -1
}

/** A list of scalars has these items; null where the list holds anything else. */
function readItems({ content, base }: Source, list: YAMLSeq<unknown>): ListItem[] | null {
  const items: ListItem[] = []
  for (const [index, node] of list.items.entries()) {
    if (!isScalar(node) || node.anchor !== undefined || node.tag !== undefined || !node.range) return null
    const value =
      node.value === null ? (node.source ?? '') : typeof node.value === 'string' ? node.value : node.source
    if (value === undefined || value.includes('\n')) return null
    let [from, to] = node.range
    if (!list.flow) {
      const dash = dashOf(content, list, index)
      if (dash === -1) return null
      if (from === to) from = to = dash + 1
      if (content.slice(dash + 1, from).includes('\n')) return null
      items.push({ from: base + from, to: base + to, value, lineFrom: base + lineStart(content, dash) })
    } else {
      if (from === to) return null
      items.push({ from: base + from, to: base + to, value, lineFrom: base + from })
    }
  }
  return items
}

/** A list of maps has these items; null where the list holds anything else. */
function readMaps(source: Source, list: YAMLSeq<unknown>, path: FieldPath): Entry[] | null {
  const { content, base } = source
  const isFlow = list.flow === true
  const maps: { map: YAMLMap.Parsed; dash: number }[] = []
  for (const [index, node] of list.items.entries()) {
    if (!isMap(node) || node.anchor !== undefined || node.tag !== undefined || !node.range) return null
    const dash = isFlow ? node.range[0] : dashOf(content, list, index)
    if (dash === -1) return null
    maps.push({ map: node as YAMLMap.Parsed, dash })
  }
  return maps.map(({ map, dash }, index) => {
    const from = map.range[0]
    const to = trimmedEnd(content, from, map.range[1])
    const own = [...path, index]
    const entry = plainEntry({
      path: own,
      label: '',
      shape: 'map',
      value: null,
      source: content.slice(from, to),
      from: base + from,
      to: base + to,
      keyFrom: base + dash,
      keyTo: base + dash,
    })
    entry.isInFlow = isFlow
    entry.style = map.flow ? 'flow' : 'block'
    const lineTo = Math.min(content.length, lineStop(content, to) + 1)
    entry.lines = isFlow ? null : { from: base + lineStart(content, dash), to: base + lineTo }
    adopt(entry, readMap(source, map, own, isFlow || map.flow === true))
    return entry
  })
}

/** The value's range in `content`: with its anchor and tag, from the start of the line where it fills whole lines. */
function valueRange(
  content: string,
  { value, srcToken }: YamlPair,
  valueFrom: number,
): { from: number; to: number; scalarFrom: number } {
  const separator = srcToken?.sep ?? []
  const isBare = value === null || (isScalar(value) && value.source === '' && value.type === 'PLAIN')
  const property = separator.find((token) => token.type === 'anchor' || token.type === 'tag')
  if (value === null || (isBare && property === undefined))
    return { from: valueFrom, to: valueFrom, scalarFrom: valueFrom }
  const scalarFrom = value.range[0]
  const from = Math.min(scalarFrom, property?.offset ?? scalarFrom)
  let to = value.range[1]
  const source = content.slice(from, to)
  const isKept = isScalar(value) && /^[|>]\d?\+/.test(source)
  if (isKept) to = from + source.replace(/\n$/, '').length
  else {
    const end = trimmedEnd(content, from, to)
    // Spaces at the end of its last line belong to a block scalar.
    const isBlockText =
      isScalar(value) && /^[|>]/.test(content[scalarFrom] ?? '') && end > lineStop(content, scalarFrom)
    to = isBlockText ? Math.min(to, lineStop(content, end)) : end
  }
  const isBlock = !isAlias(value) && !isScalar(value) && !value.flow
  const lineFrom = lineStart(content, from)
  const isBelow = isBlock && content.slice(lineFrom, from).trim() === ''
  return { from: isBelow ? lineFrom : from, to: Math.max(from, to), scalarFrom: Math.max(from, scalarFrom) }
}

/** Tags that say only that the value is a text. */
const textTags = new Set(['!', '!!str', 'tag:yaml.org,2002:str'])

/** Shapes a value that is there. Answers with why a form must not change it, or null. */
function shapeValue(source: Source, entry: Entry, value: ParsedNode, text: string): string | null {
  const { field } = entry
  const { content, base, loose, aliased } = source
  if (isAlias(value)) {
    field.shared = { name: value.source, role: 'alias' }
    return `This is the value of the anchor “${value.source}”. Give the field a value of its own to change it.`
  }
  const { anchor, tag } = value
  if (anchor !== undefined && aliased.has(value)) {
    field.shared = { name: anchor, role: 'anchor' }
    return `Other fields take this value by its name “${anchor}”. Give each a value of its own to change it.`
  }
  if (isScalar(value)) {
    if (tag !== undefined && !textTags.has(tag)) return null
    const unfolded = loose.get(value.range[0])
    const meaning = unfolded ?? (tag === undefined ? value.value : String(value.source ?? ''))
    const name = String(field.path.at(-1) ?? '')
    const { shape, value: shown } = scalarShape(meaning, tag === undefined ? text : '', name)
    field.shape = shape
    field.value = shown
    return unfolded === undefined ? null : looseReason
  }
  entry.style = value.flow ? 'flow' : 'block'
  if (anchor !== undefined || tag !== undefined) return null
  if (isMap(value)) {
    field.shape = 'map'
    adopt(entry, readMap(source, value as YAMLMap.Parsed, field.path, value.flow === true || entry.isInFlow))
    return null
  }
  const items = readItems(source, value)
  const isBelow = value.flow === true || content.slice(entry.valueFrom - base, value.range[0]).includes('\n')
  if (items !== null) {
    entry.list = { style: value.flow ? 'flow' : 'block', items }
    field.shape = 'list'
    field.value = items.map((item) => item.value)
  } else if (isBelow) {
    const maps = readMaps(source, value, field.path)
    if (maps === null) return null
    field.shape = 'maps'
    adopt(entry, maps)
  }
  return null
}

/** What goes when a pair goes: its lines, unless it shares the first one with a dash or with brackets. */
function ownLines(content: string, pair: YamlPair, valueFrom: number, to: number) {
  const keyFrom = pair.key?.range[0] ?? valueFrom
  const start = lineStart(content, keyFrom)
  const mark = pair.srcToken?.start.find((token) => token.type === 'explicit-key-ind')?.offset ?? keyFrom
  if (content.slice(start, mark).trim() !== '') return null
  const stop = Math.min(content.length, lineStop(content, Math.max(to, valueFrom)) + 1)
  return { from: lineStart(content, mark), to: stop }
}

function readPair(source: Source, pair: YamlPair, parent: FieldPath, isFlow: boolean): Entry {
  const { content, base, targets } = source
  const { key, value } = pair
  const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind')
  const valueFrom = colon === undefined ? (key?.range[1] ?? 0) : colon.offset + 1
  const { from, to, scalarFrom } = valueRange(content, pair, valueFrom)
  const text = content.slice(from, to)
  const name = yamlKey(key, content, targets)
  const keyFrom = key?.range[0] ?? valueFrom
  const entry = plainEntry({
    path: [...parent, name],
    label: labelOf(name),
    shape: 'other',
    value: null,
    source: text,
    from: base + from,
    to: base + to,
    keyFrom: base + keyFrom,
    keyTo: base + (key?.range[1] ?? keyFrom),
  })
  entry.isInFlow = isFlow
  entry.valueFrom = base + valueFrom
  entry.scalarFrom = base + scalarFrom
  const lines = isFlow ? null : ownLines(content, pair, valueFrom, to)
  entry.lines = lines && { from: base + lines.from, to: base + lines.to }
  if (value === null) Object.assign(entry.field, scalarShape(null, '', name))
  else entry.field.readOnly = shapeValue(source, entry, value, text)
  if (!isScalar(key) || key.anchor !== undefined || key.tag !== undefined || colon === undefined) {
    entry.field.readOnly = 'This key is written in an unusual way. Edit it in the text.'
  }
  return entry
}

function readMap(source: Source, map: YAMLMap.Parsed, path: FieldPath, isFlow: boolean): Entry[] {
  const entries = (map.items as YamlPair[]).map((pair) => readPair(source, pair, path, isFlow))
  source.problems.push(...closeDuplicates(entries))
  return entries
}

/** Reads the fields of YAML front matter; `base` is where `content` begins in the post. */
export function readYaml(content: string, base: number): Reading {
  const result = parseYaml(content)
  if ('broken' in result) return brokenReading(base + result.broken.offset, result.broken.message)
  const root = result.document.contents
  if (root === null || (isScalar(root) && root.value === null))
    return { entries: [], problems: [], broken: null }
  if (!isMap(root)) {
    const offset = base + (root.range?.[0] ?? 0)
    return brokenReading(
      offset,
      'The front matter is not a list of fields. Write each as a key, a colon and a value.',
    )
  }
  const targets = aliasTargets(result.document, content)
  const aliased = new Set<unknown>(targets.values())
  const source: Source = { content, base, loose: result.loose, targets, aliased, problems: [] }
  const entries = readMap(source, root as YAMLMap.Parsed, [], root.flow === true)
  return { entries, problems: source.problems, broken: null }
}
