import { isMap, isScalar, isSeq } from 'yaml'
import { writeKey } from './dialect'
import type { FieldValue } from './fields'
import type { FrontMatterKind } from './split'
import { parseYaml } from './yamlDocument'
import { doubleQuoted } from './yamlScalar'

/** A value as data. Numbers are kept as they were typed. */
export type ValueTree =
  | string
  | boolean
  | null
  | { number: string }
  | { list: ValueTree[] }
  | { map: [key: string, value: ValueTree][] }

/** A value that somebody gives a field, before it is known in which kind of front matter. */
export interface AssignedValue {
  /** What `setField` takes, or null where only source can say it (maps, mixed lists, 007, 1.10). */
  value: FieldValue | null
  tree: ValueTree
  /** The value as YAML. */
  yaml: string
}

export type ReadValue = { ok: true; value: AssignedValue } | { ok: false; message: string }

/** Texts that YAML would read as something else, or only in part, where they stand behind a key. */
const isPlainText = /^(?:[&*!@`%#|>?,\]}]|[-?:](?:\s|$)|---|\.\.\.)|:(?:\s|$)|\s#/

/**
 * Reads a value as YAML that stands behind `key: `. What begins with a bracket or quote, or has several lines, must be
 * right; any other line that YAML would refuse or cut (`A: b`, `Issue #3`, `@mina`) is the text that it looks like.
 */
export function readAssignedValue(typed: string): ReadValue {
  const source = typed.trim()
  const isStrict = /^[[{"']/.test(source) || source.includes('\n')
  if (source === '' || (!isStrict && isPlainText.test(source))) return { ok: true, value: textValue(source) }
  const result = parseYaml(source)
  if ('broken' in result) return { ok: false, message: result.broken.message }
  const tree = treeOf(result.document.contents)
  if (tree === undefined) {
    return { ok: false, message: 'Anchors, aliases and tags cannot be assigned. Write the value out.' }
  }
  return { ok: true, value: { value: fieldValue(tree), tree, yaml: source } }
}

function textValue(text: string): AssignedValue {
  return { value: text, tree: text, yaml: doubleQuoted(text) }
}

function treeOf(node: unknown): ValueTree | undefined {
  if (node === null) return null
  if (!(isScalar(node) || isSeq(node) || isMap(node)) || node.anchor || node.tag) return
  if (isSeq(node)) {
    const list = node.items.map(treeOf)
    return list.includes(undefined) ? undefined : { list: list as ValueTree[] }
  }
  if (isMap(node)) {
    const map = node.items.map(({ key, value }) => [isScalar(key) ? key.value : key, treeOf(value)] as const)
    return map.every(([key, value]) => typeof key !== 'object' && value !== undefined)
      ? { map: map.map(([key, value]) => [String(key), value as ValueTree]) }
      : undefined
  }
  if (typeof node.value === 'number' || typeof node.value === 'bigint')
    return { number: node.source ?? String(node.value) }
  return node.value as string | boolean | null
}

function fieldValue(tree: ValueTree): FieldValue | null {
  if (tree === null || typeof tree !== 'object') return tree
  if ('number' in tree) return String(Number(tree.number)) === tree.number ? Number(tree.number) : null
  if ('map' in tree) return null
  const texts = tree.list.filter((item) => typeof item === 'string')
  return texts.length === tree.list.length ? texts : null
}

/** The value's source in a kind of front matter, or null where that has no such value (TOML: null). */
export function sourceFor({ tree, yaml }: AssignedValue, kind: FrontMatterKind): string | null {
  return kind === 'yaml' ? yaml : printTree(tree, kind)
}

/** One line of JSON (which is YAML as well) or TOML. Numbers that JSON does not know become texts. */
export function printTree(tree: ValueTree, kind: FrontMatterKind): string | null {
  if (tree === null) return kind === 'toml' ? null : 'null'
  if (typeof tree !== 'object') return typeof tree === 'string' ? doubleQuoted(tree) : String(tree)
  if ('number' in tree) {
    const isShared = kind === 'yaml' || /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(tree.number)
    return isShared ? tree.number : doubleQuoted(tree.number)
  }
  if ('list' in tree) {
    const items = tree.list.map((item) => printTree(item, kind))
    return items.includes(null) ? null : `[${items.join(', ')}]`
  }
  const joint = kind === 'toml' ? ' = ' : ': '
  const pairs = tree.map.map(([key, value]) => {
    const source = printTree(value, kind)
    return source === null ? null : writeKey(key, kind) + joint + source
  })
  if (pairs.includes(null)) return null
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
}
