import { writeKey } from '../frontMatter/dialect'
import { addField, type EditResult, setField, setFieldSource } from '../frontMatter/edits'
import { lineStart } from '../frontMatter/entries'
import type { Field } from '../frontMatter/fields'
import { parseFrontMatter } from '../frontMatter/parse'
import { applyEdits } from '../textEdit'
import { type AuthorField, authorFields } from './directory'
import { fieldAt } from './fieldAt'
import type { AuthorPlace } from './placeForAuthor'
import { type SourceText, wrapSource } from './sourceText'
import type { AuthorChange } from './writeAuthor'

export type BegunEntry = { ok: true; text: string; done: AuthorField } | { ok: false; message: string }

type Step = (text: string) => EditResult

/** Adds an entry with its first field to a file of the directory (`text`; '' for a new one), alike to the others. */
export function beginEntry(text: string, place: AuthorPlace, change: AuthorChange): BegunEntry {
  const field = authorFields.find((name) => change[name]) ?? 'name'
  const first = { key: place.names[field], value: change[field] ?? '' }
  if (text.trim() === '' && place.path.endsWith('.json'))
    return { ok: true, text: newJson(place, first), done: field }
  const wrapped = wrapSource(place.path, text)
  if (!wrapped.ok) return wrapped
  const [handle] = place.entry
  const isBraced = wrapped.kind === 'json' || /^---\n\s*\{/.test(wrapped.text)
  const begun =
    handle === undefined
      ? take(wrapped.text, beginFile(place, first))
      : isBraced
        ? take(wrapped.text, beginInBraces(wrapped, handle, first))
        : begin(wrapped, handle, place, first)
  return begun.ok ? { ok: true, text: wrapped.unwrap(begun.text), done: field } : begun
}

interface FirstField {
  key: string
  value: string
}

function take(
  text: string,
  steps: readonly Step[],
): { ok: true; text: string } | { ok: false; message: string } {
  let present = text
  for (const step of steps) {
    const result = step(present)
    if (!result.ok) return result
    present = applyEdits(present, result.edits)
  }
  return { ok: true, text: present }
}

/** Fills an entry of YAML that says nothing, or appends one. */
function begin(wrapped: SourceText, handle: string, place: AuthorPlace, first: FirstField) {
  const { kind, text } = wrapped
  const { fields } = parseFrontMatter(text)
  const styled = restyle(text, place, first)
  const empty = fieldAt(fields, [handle])
  if (kind !== 'yaml' || empty?.value !== null || empty.source !== '')
    return take(appendEntry(wrapped, handle, first), styled)
  return take(text, [
    (present) => setFieldSource(present, [handle], `${marginOf(text, fields)}${first.key}: x`),
    ...styled,
  ])
}

function newJson({ entry: [handle], model }: AuthorPlace, { key, value }: FirstField): string {
  const indent = /\n([ \t]+)"/.exec(model?.source.text ?? '')?.[1] ?? '  '
  const person = { [key]: value }
  return `${JSON.stringify(handle === undefined ? person : { [handle]: person }, null, indent)}\n`
}

/** A stand-in is written first: then the value takes the quotes that the model has under this key. */
function beginFile(place: AuthorPlace, { key, value }: FirstField): Step[] {
  const kind = /^\s*\+\+\+/.test(place.model?.source.text ?? '') ? 'toml' : 'yaml'
  return [(text) => addField(text, key, 'x', { kind }), ...restyle('', place, { key, value })]
}

/** Gives the first field its value, in the style of the model. */
function restyle(file: string, { path, entry, model }: AuthorPlace, { key, value }: FirstField): Step[] {
  const like = () => {
    if (model === null) return undefined
    const wrapped = model.source.path === path ? null : wrapSource(model.source.path, model.source.text)
    const text = wrapped === null ? file : wrapped.ok ? wrapped.text : ''
    const found = fieldAt(parseFrontMatter(text).fields, [...model.entry, key])
    return found?.shape === 'text' && !found.source.includes('\n') ? found.source : undefined
  }
  return [(text) => setField(text, [...entry, key], value, like())]
}

/** The entry at the end of a file of many: a table of TOML, a key with indented lines or braces in YAML. */
function appendEntry({ kind, text }: SourceText, handle: string, { key }: FirstField): string {
  const { fields, block } = parseFrontMatter(text)
  const at = block?.contentTo ?? text.length
  const content = text.slice(block?.contentFrom, at)
  const isAfterBlank = content.trim() === '' || /\n[ \t]*\n$/.test(content)
  const gap = isAfterBlank || !areApart(text, fields, kind === 'toml') ? '' : '\n'
  return text.slice(0, at) + gap + firstLines(kind === 'toml', text, fields, handle, key) + text.slice(at)
}

function firstLines(
  isToml: boolean,
  text: string,
  fields: readonly Field[],
  handle: string,
  key: string,
): string {
  if (isToml) return `[${writeKey(handle, 'toml')}]\n${writeKey(key, 'toml')} = "x"\n`
  const name = `${writeKey(handle, 'yaml')}:`
  const model = fields.find(({ shape, children }) => shape === 'map' && children.length > 0)
  if (model?.source.startsWith('{')) return `${name} ${braced(model.source, `${key}: x`)}\n`
  return `${name}\n${marginOf(text, fields)}${key}: x\n`
}

/** The space before the fields of the entries in YAML. */
function marginOf(text: string, fields: readonly Field[]): string {
  const model = fields.find(({ source, children }) => children.length > 0 && !source.startsWith('{'))
  const child = model?.children[0]?.keyFrom
  return child === undefined ? '  ' : text.slice(lineStart(text, child), child)
}

/** Whether blank lines stand between the entries. */
function areApart(text: string, fields: readonly Field[], usual: boolean): boolean {
  const gaps = fields.slice(1).map((field, index) => text.slice(fields[index]?.to, field.keyFrom))
  return gaps.length === 0 ? usual : gaps.filter((gap) => /\n[ \t]*\n/.test(gap)).length * 2 > gaps.length
}

function braced(model: string, pairs: string): string {
  return model.startsWith('{ ') ? `{ ${pairs} }` : `{${pairs}}`
}

/** The entry as the last pair of braces, over lines where the others are. */
function beginInBraces({ kind }: SourceText, handle: string, { key, value }: FirstField): Step[] {
  const pair = `${writeKey(key, kind)}: ${JSON.stringify(value)}`
  return [
    (text) => addField(text, [handle], ''),
    (text) => {
      const { fields } = parseFrontMatter(text)
      const own = fieldAt(fields, [handle])
      const model = fields.find(({ shape, children }) => shape === 'map' && children.length > 0)
      const margin = (at: number) => /^[ \t]*/.exec(text.slice(lineStart(text, at)))?.[0] ?? ''
      const outer = own === null ? '' : margin(own.keyFrom)
      const child = model?.children[0]?.keyFrom
      const isOneLine = model === undefined ? outer === '' : !model.source.includes('\n')
      const inner = model === undefined || child === undefined ? `${outer}${outer}` : margin(child)
      const source = isOneLine ? braced(model?.source ?? '', pair) : `{\n${inner}${pair}\n${outer}}`
      return setFieldSource(text, [handle], source)
    },
  ]
}
