import { removeField, setField, setFieldSource } from '#domain/frontMatter/edits'
import type { Field, FieldValue, FrontMatter } from '#domain/frontMatter/fields'
import type { EditResult } from '#domain/frontMatter/opened'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { applyEdits } from '#domain/textEdit'
import { invertEdits } from './inverse'

/** What editing every field of some posts came to. */
export interface EditCount {
  posts: number
  edits: number
  /** Reasons of refusals, with the posts that had one. */
  refused: Map<string, Set<string>>
  /** What must not happen, one line each. */
  faults: string[]
}

/** Another value of the type that the field has. */
function sameType({ value, shape }: Field): FieldValue {
  if (Array.isArray(value)) return [...value.slice(1), 'one more']
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (shape === 'date') return `2031-02-03${String(value).slice(10)}`
  if (shape === 'list') return ['first', 'second']
  return `Begin ${value ?? ''}`.trim()
}

const needsQuotes = ['yes', '1.10', '#x', 'a: b', '@mina', "it's: so", '- x', '[a', '']

/** All fields that hold one value or a list, also those in maps and lists of maps. */
function leaves(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => (isGroup(field) ? leaves(field.children) : [field]))
}

function isGroup({ shape }: Field): boolean {
  return shape === 'map' || shape === 'maps'
}

function sources({ fields }: FrontMatter, except: Field): string {
  return JSON.stringify(
    leaves(fields)
      .filter(({ path }) => JSON.stringify(path) !== JSON.stringify(except.path))
      .map(({ path, source }) => [path, source]),
  )
}

/** The bytes of a whole field at the top level: from the start of its key's line to the end of its last line. */
function ownLines(text: string, { keyFrom, to }: Field, block: { kind: string; contentTo: number }) {
  const end = text.indexOf('\n', to)
  // A property goes with the comma on either side.
  if (block.kind === 'json') {
    const comma = text.lastIndexOf(',', keyFrom)
    return { from: comma === -1 ? text.lastIndexOf('{', keyFrom) : comma, to: block.contentTo }
  }
  return { from: text.lastIndexOf('\n', keyFrom - 1) + 1, to: end === -1 ? text.length : end + 1 }
}

/**
 * Sets every field of a post to another value of its type, to one that needs quotes and to a list, removes it, and undoes
 * each: only the field's own bytes may differ, all others must read as before, and undoing must restore every byte.
 */
export function editEveryField(name: string, text: string, count: EditCount): void {
  const before = parseFrontMatter(text)
  const { block } = before
  count.posts++
  if (before.broken !== null) {
    refuse(count, before.broken.message.replace(/“.*?”/g, '“…”'), name)
    return
  }
  if (block === null) return
  const quoted = needsQuotes[count.posts % needsQuotes.length] ?? 'yes'
  for (const [top, field] of before.fields.flatMap((top) =>
    leaves([top]).map((leaf) => [top, leaf] as const),
  )) {
    if (field.shape === 'other') continue
    if (field.readOnly !== null) {
      refuse(count, field.readOnly, name)
      continue
    }
    const fail = (what: string) => count.faults.push(`${name}: ${field.path.join('.')}: ${what}`)
    if (field.source !== text.slice(field.from, field.to)) fail('its range does not hold its source')
    const values: FieldValue[] = [sameType(field), quoted, ['new', quoted || 'x']]
    if (
      field.value !== null &&
      JSON.stringify(setField(text, field.path, field.value)) !== '{"ok":true,"edits":[]}'
    )
      fail('the value it has makes an edit')
    const others = sources(before, field)
    // Tables of a TOML list of tables may stand apart: the field that is edited may be in a later one.
    const own = ownLines(text, { ...top, to: Math.max(top.to, field.to) }, block)
    const tries: [string, EditResult, FieldValue | null][] = [
      ...values.map((value): [string, EditResult, FieldValue] => [
        JSON.stringify(value),
        setField(text, field.path, value),
        value,
      ]),
      ['removed', removeField(text, field.path), null],
    ]
    for (const [what, result, value] of tries) {
      if (!result.ok) {
        refuse(count, result.message.replace(/“.*?”/g, '“…”'), name)
        continue
      }
      count.edits++
      const edited = applyEdits(text, result.edits)
      if (result.edits.some(({ from, to }) => from < own.from || to > own.to))
        fail(`${what}: other bytes differ`)
      const after = parseFrontMatter(edited)
      if (after.broken !== null) fail(`${what}: cannot be read any more`)
      if (sources(after, field) !== others) fail(`${what}: other fields differ`)
      if (edited.slice(after.block?.to) !== text.slice(block.to)) fail(`${what}: the body differs`)
      if (applyEdits(edited, invertEdits(text, result.edits)) !== text) fail(`${what}: undoing differs`)
      if (value === null || result.edits.length === 0) continue
      const key = JSON.stringify(field.path)
      const now = leaves(after.fields).find(({ path }) => JSON.stringify(path) === key)
      if (!reads(now?.value ?? null, value)) fail(`${what}: reads as ${JSON.stringify(now?.value)}`)
      if (value !== values[0]) continue
      // The way back in a form: the old source, typed again. A list that was not one before may change its place.
      const back = setFieldSource(edited, field.path, field.source)
      const restored = back.ok ? applyEdits(edited, back.edits) : ''
      const isSameKind = Array.isArray(value) === Array.isArray(field.value)
      if (isSameKind ? restored !== text : valueAt(restored, key) !== valueAt(text, key))
        fail(`${what}: its old source does not restore it`)
    }
  }
}

function valueAt(text: string, key: string): string {
  const field = leaves(parseFrontMatter(text).fields).find(({ path }) => JSON.stringify(path) === key)
  return JSON.stringify(field?.value ?? null)
}

function reads(now: FieldValue | null, value: FieldValue): boolean {
  if (now === null) return value === '' || JSON.stringify(value) === '[]'
  return JSON.stringify(now) === JSON.stringify(value) || String(now) === value
}

function refuse(count: EditCount, reason: string, name: string): void {
  const posts = count.refused.get(reason) ?? new Set()
  posts.add(name)
  count.refused.set(reason, posts)
}
