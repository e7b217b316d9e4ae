import {
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLSeq,
} from 'yaml'
import { closeDuplicates } from './duplicates'
import { brokenReading, type Entry, type ListItem, lineStart, lineStop, type Reading } from './entries'
import type { Field } from './fields'
import { labelOf } from './label'
import { scalarShape } from './shapes'
import { parseYaml } from './yamlDocument'

/** A key as text: strings by value, others (`2024:`, `true:`) as the post writes them. */
export function yamlKey(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? '')
}

/** A list of scalars has these items; null where the list holds anything else. */
function readItems(content: string, base: number, list: YAMLSeq<unknown>): ListItem[] | null {
  const tokens = (list.srcToken as CST.BlockSequence | CST.FlowCollection | undefined)?.items ?? []
  const items: ListItem[] = []
  for (const [index, node] of list.items.entries()) {
    if (!isScalar(node) || node.anchor !== undefined || node.tag !== undefined || !node.range) return null
    const value =
      node.value === null ? (node.source ?? '') : typeof node.value === 'string' ? node.value : node.source
    if (value === undefined || value.includes('\n')) return null
    let [from, to] = node.range
    if (!list.flow) {
      const dash = tokens[index]?.start.find((token) => token.type === 'seq-item-ind')
      if (dash === undefined || content.slice(lineStart(content, dash.offset), dash.offset).trim() !== '')
        return null
      if (from === to) from = to = dash.offset + 1
      if (content.slice(dash.offset + 1, from).includes('\n')) return null
      items.push({
        from: base + from,
        to: base + to,
        value,
        lineFrom: base + lineStart(content, dash.offset),
      })
    } else {
      if (from === to) return null
      items.push({ from: base + from, to: base + to, value, lineFrom: base + from })
    }
  }
  return items
}

/** The value's range in `content`: with its anchor and tag, from the start of the line where it fills whole lines. */
function valueRange(
  content: string,
  pair: Pair<ParsedNode, ParsedNode | null>,
  valueFrom: number,
): [number, number] {
  const { value } = pair
  const separator = pair.srcToken?.sep ?? []
  const isBare = value === null || (isScalar(value) && value.source === '' && value.type === 'PLAIN')
  const property = separator.find((token) => token.type === 'anchor' || token.type === 'tag')
  if (value === null || (isBare && property === undefined)) return [valueFrom, valueFrom]
  const from = Math.min(value.range[0], property?.offset ?? value.range[0])
  let to = value.range[1]
  const source = content.slice(from, to)
  const isKept = isScalar(value) && /^[|>]\d?\+/.test(source)
  if (isKept) to = from + source.replace(/\n$/, '').length
  else to = from + source.trimEnd().length
  const isBlock = !isAlias(value) && !isScalar(value) && !value.flow
  const lineFrom = lineStart(content, from)
  return [isBlock && content.slice(lineFrom, from).trim() === '' ? lineFrom : from, Math.max(from, to)]
}

type Shaped = Pick<Field, 'shape' | 'value' | 'readOnly'>
const other: Shaped = { shape: 'other', value: null, readOnly: null }

function readPair(
  content: string,
  base: number,
  pair: Pair<ParsedNode, ParsedNode | null>,
  isFlow: boolean,
): Entry {
  const { key, value } = pair
  const colon = pair.srcToken?.sep?.find((token) => token.type === 'map-value-ind')
  const valueFrom = colon === undefined ? (key?.range[1] ?? 0) : colon.offset + 1
  const [from, to] = valueRange(content, pair, valueFrom)
  const source = content.slice(from, to)
  const name = isScalar(key) ? yamlKey(key) : content.slice(key?.range[0] ?? from, key?.range[1] ?? from)
  let shaped: Shaped = other
  let list: Entry['list'] = null
  const hasProperty =
    value !== null && !isAlias(value) && (value.anchor !== undefined || value.tag !== undefined)
  if (value === null || (isScalar(value) && !hasProperty)) {
    shaped = { ...scalarShape(value?.value, value === null ? '' : source, name), readOnly: null }
  } else if (isSeq(value) && !hasProperty) {
    const items = readItems(content, base, value)
    if (items !== null) {
      list = { style: value.flow ? 'flow' : 'block', items }
      shaped = { shape: 'list', value: items.map((item) => item.value), readOnly: null }
    }
  }
  if (!isScalar(key) || key.anchor !== undefined || key.tag !== undefined || colon === undefined) {
    shaped = { ...shaped, readOnly: 'This key is written in an unusual way. Edit it in the text.' }
  }
  const keyFrom = key?.range[0] ?? valueFrom
  const lineFrom = lineStart(content, pair.srcToken?.start[0]?.offset ?? keyFrom)
  const lineTo = Math.min(content.length, lineStop(content, Math.max(to, valueFrom)) + 1)
  return {
    field: {
      path: [name],
      label: labelOf(name),
      ...shaped,
      source,
      from: base + from,
      to: base + to,
      keyFrom: base + keyFrom,
      keyTo: base + (key?.range[1] ?? keyFrom),
    },
    list,
    valueFrom: base + valueFrom,
    lines: isFlow
      ? null
      : { from: base + lineStart(content, Math.max(lineFrom, keyFrom)), to: base + lineTo },
  }
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
  const entries: Entry[] = []
  for (const pair of root.items as Pair<ParsedNode, ParsedNode | null>[]) {
    const entry = readPair(content, base, pair, root.flow === true)
    entries.push(entry)
  }
  return { entries, problems: closeDuplicates(entries), broken: null }
}
