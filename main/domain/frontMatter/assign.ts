import { editPost, type PostText } from '../postText'
import { type AssignedValue, printTree, sourceFor, type ValueTree } from './assignedValue'
import { indentLines, writeKey } from './dialect'
import { addField, type EditResult, removeField, setField, setFieldSource } from './edits'
import type { Field, FieldPath } from './fields'
import { findByKey, pathBelow } from './findField'
import { parseFrontMatter } from './parse'
import { isDate, isDateKey } from './shapes'
import type { FrontMatterKind } from './split'

/** Gives the field of a key (perhaps with dots) a value, or removes it (`value` null). */
export interface FieldChange {
  key: string
  value: AssignedValue | null
}

export type ChangeResult = { ok: true; post: PostText } | { ok: false; message: string }

/** Makes changes one after the other: all of them, or none where one is refused. */
export function changeFields(post: PostText, changes: readonly FieldChange[]): ChangeResult {
  let result: ChangeResult = { ok: true, post }
  for (const { key, value } of changes) {
    if (!result.ok) break
    result = value === null ? unsetKey(result.post, key) : setKey(result.post, key, value)
  }
  return result
}

type Step = (text: string) => EditResult

/** Runs edits that each build on the text that the one before left. */
function take(post: PostText, steps: readonly Step[]): ChangeResult {
  let present = post
  for (const step of steps) {
    const result = step(present.text)
    if (!result.ok) return result
    if (result.edits.length > 0) present = editPost(present, result.edits)
  }
  return { ok: true, post: present }
}

/** Front matter that can be read, or why it cannot. */
function readFields(
  text: string,
): { fields: Field[]; kind: FrontMatterKind } | { ok: false; message: string } {
  const { fields, broken, kind } = parseFrontMatter(text)
  if (broken !== null) return { ok: false, message: `Line ${broken.line}: ${broken.message}` }
  return { fields, kind: kind ?? 'yaml' }
}

function unsetKey(post: PostText, key: string): ChangeResult {
  const read = readFields(post.text)
  if ('ok' in read) return read
  const { field } = findByKey(read.fields, key)
  return field === null ? { ok: true, post } : take(post, [(text) => removeField(text, field.path)])
}

function setKey(post: PostText, key: string, assigned: AssignedValue): ChangeResult {
  const read = readFields(post.text)
  if ('ok' in read) return read
  const { kind } = read
  const place = findByKey(read.fields, key)
  if (place.field !== null) return take(post, [replaceValue(place.field, assigned, kind)])
  const { above, rest } = place
  const [name = key, ...below] = rest
  if (above === null || above.shape === 'map') {
    const path = pathBelow(above, name)
    return take(post, addValue(path, below.length === 0 ? assigned : wrap(assigned, below), kind))
  }
  const isFree = above.value === null && above.shape !== 'maps' && above.shape !== 'other'
  if (isFree) return take(post, [setSource(above.path, wrap(assigned, rest), kind)])
  return {
    ok: false,
    message: `“${above.path.join('.')}” is not a group of fields that “${name}” could be in.`,
  }
}

function replaceValue({ path, shape }: Field, assigned: AssignedValue, kind: FrontMatterKind): Step {
  const { value } = assigned
  if (value === null || shape === 'map' || shape === 'maps' || shape === 'other')
    return setSource(path, assigned, kind)
  return (text) => setField(text, path, value)
}

function addValue(path: FieldPath, assigned: AssignedValue, kind: FrontMatterKind): Step[] {
  const { value } = assigned
  if (value === null) return [(text) => addField(text, path, ''), setSource(path, assigned, kind)]
  const add: Step = (text) => addField(text, path, value)
  if (!isLooseDate(assigned, String(path.at(-1))) || kind === 'json') return [add]
  return [add, (text) => setFieldSource(text, path, assigned.yaml)]
}

/** A date without quotes for a key that usually holds none: it shall stay without them. */
function isLooseDate({ yaml, tree }: AssignedValue, key: string): boolean {
  return yaml === tree && isDate(yaml) && !isDateKey(key)
}

function setSource(path: FieldPath, assigned: AssignedValue, kind: FrontMatterKind): Step {
  const source = sourceFor(assigned, kind)
  if (source === null) return () => ({ ok: false, message: 'TOML has no null. Remove the field instead.' })
  return (text) => setFieldSource(text, path, source)
}

/** A map (of maps) that leads to a value by some keys. */
function wrap({ tree, yaml }: AssignedValue, keys: readonly string[]): AssignedValue {
  let wrapped: ValueTree = tree
  let source = yaml.includes('\n') ? (printTree(tree, 'yaml') ?? '') : yaml
  for (const [index, key] of keys.toReversed().entries()) {
    wrapped = { map: [[key, wrapped]] }
    const head = `${writeKey(key, 'yaml')}:`
    source = index === 0 ? `${head} ${source}` : `${head}\n${indentLines(source, 2)}`
  }
  return { value: null, tree: wrapped, yaml: source }
}
