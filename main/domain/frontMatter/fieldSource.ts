import { isAlias, isMap, isSeq } from 'yaml'
import { applyEdits, type TextEdit } from '../textEdit'
import { indentLines, readAlone } from './dialect'
import { type Entry, lineStart, lineStop, trimmedEnd } from './entries'
import type { FieldPath } from './fields'
import {
  type EditResult,
  type Found,
  findEntry,
  firstProved,
  type OpenFrontMatter,
  onFrontMatter,
  refuse,
} from './opened'
import { outlineOf, withAny } from './outline'
import { isBelowKey, isCollection, placeBelow, placeInline } from './setField'
import type { FrontMatterKind } from './split'
import { engines } from './values'
import { parseYaml } from './yamlDocument'

/** What stands below its key: whether a source is a map or a list over lines, or neither. */
function blockCollection(source: string): 'map' | 'list' | null {
  const result = parseYaml(source)
  if ('broken' in result) return /^[ \t]*-(?:\s|$)/.test(source) ? 'list' : null
  const { contents } = result.document
  if (isAlias(contents) || !(isMap(contents) || isSeq(contents))) return null
  if (contents.flow || contents.anchor || contents.tag) return null
  return isMap(contents) ? 'map' : 'list'
}

/** Header and lines of a text over lines (`|`, `>`), or null. */
function blockText(source: string): { header: string; body: string } | null {
  const [, header, body] =
    /^((?:[&!]\S*[ \t]+)*[|>][-+\d]*[ \t]*(?:[ \t]#[^\n]*)?)\n([\s\S]*)$/.exec(source) ?? []
  return header === undefined || body === undefined ? null : { header, body }
}

/** Without the spaces around it: a hard space belongs to the value, as do spaces in the last line of a block scalar. */
function trimSpaces(source: string): string {
  const from = /^[ \t\n]*/.exec(source)?.[0].length ?? 0
  const end = trimmedEnd(source, from, source.length)
  const isBlockText = /[|>]/.test(source[from] ?? '') && source.indexOf('\n', from) < end
  return source.slice(from, isBlockText ? lineStop(source, end) : end)
}

function marginOf(source: string): number {
  return /^ */.exec(source)?.[0].length ?? 0
}

/** Puts a text over lines on the line of its key: what stands there, or behind the old value, goes behind the header. */
function placeAtKey(text: string, entry: Entry, header: string, body: string): TextEdit[] {
  const { field, valueFrom } = entry
  const stop = lineStop(text, field.to)
  const behind = text.slice(field.to, stop)
  if (isBelowKey(text, entry)) {
    const keyStop = lineStop(text, valueFrom)
    const comment = behind.trim() === '' ? '' : ` ${behind.trim()}`
    return [
      { from: valueFrom, to: valueFrom, insert: ` ${header}` },
      { from: keyStop, to: keyStop, insert: comment },
      { from: lineStart(text, field.from), to: stop, insert: body },
    ]
  }
  if (behind === '') return placeInline(text, entry, `${header}\n${body}`)
  return [...placeInline(text, entry, header), { from: stop, to: stop, insert: `\n${body}` }]
}

/** Ways to put a source in the place of the old value. */
function placeSource(open: OpenFrontMatter, entry: Entry, source: string): TextEdit[][] {
  const { text, block } = open
  const { field } = entry
  const column = field.keyFrom - lineStart(text, field.keyFrom)
  const trimmed = trimSpaces(source)
  const long = block.kind === 'yaml' ? blockText(trimmed) : null
  if (long !== null) {
    // The lines of a text that was written for the top level are indented as far as the key.
    const bodies = column === 0 ? [long.body] : [long.body, indentLines(long.body, column)]
    const { header } = long
    const atKey = bodies.map((body) => placeAtKey(text, entry, header, body))
    const inPlace = bodies.map((body) => placeInline(text, entry, `${header}\n${body}`))
    if (blockText(field.source) !== null) {
      // No comment stands behind an old text over lines: what stands there are spaces of its last line.
      const to = lineStop(text, field.to)
      return [...inPlace, ...bodies.map((body) => [{ from: field.from, to, insert: `${header}\n${body}` }])]
    }
    return isCollection(entry) || !isBelowKey(text, entry) ? atKey : [...inPlace, ...atKey]
  }
  const collection = block.kind === 'yaml' ? blockCollection(source) : null
  if (collection === null) return [placeInline(text, entry, trimmed)]
  const isBelow = field.shape !== 'text' && isBelowKey(text, entry)
  const margin = isBelow ? marginOf(text.slice(lineStart(text, field.from))) : column + 2
  // Only the dashes of a list may stand below the first letter of its key.
  const wanted = collection === 'map' && margin <= column ? column + 2 : margin
  const lines = source.slice(0, trimmedEnd(source, 0, source.length)).replace(/^(?:[ \t]*\n)+/, '')
  return [placeBelow(text, entry, `${indentLines(lines, Math.max(0, wanted - marginOf(lines)))}\n`)]
}

function valueAt(kind: FrontMatterKind, content: string, path: FieldPath): string | null {
  try {
    let value: unknown = engines[kind].parse(content)
    for (const part of path) value = (value as Record<string, unknown>)[part]
    return JSON.stringify(value) ?? null
  } catch {
    return null
  }
}

/** All values but that of one field. Whoever takes a value by an alias has it among its own. */
function othersOf(kind: FrontMatterKind, content: string, path: FieldPath): string | null {
  try {
    const values = engines[kind].parse(content)
    let holder = values as Record<string | number, unknown>
    for (const part of path.slice(0, -1)) holder = holder[part] as Record<string | number, unknown>
    holder[path.at(-1) ?? ''] = null
    return JSON.stringify(values)
  } catch {
    return null
  }
}

/** Implements `setFieldSource` of edits.ts. */
export function setSource(post: string, path: FieldPath, source: string): EditResult {
  return onFrontMatter(post, (open) => {
    const found = findEntry(open, path)
    return 'ok' in found ? found : setFound(open, found, source)
  })
}

function setFound(open: OpenFrontMatter, { entry, route }: Found, source: string): EditResult {
  if (entry.field.source === source) return { ok: true, edits: [] }
  const { kind } = open.block
  const alone = source.trim() === '' && kind === 'yaml' ? null : readAlone(kind, source)
  const usesAnchors = kind === 'yaml' && /(?:^|[\s[{,])[*]/.test(source)
  if (alone === null && source.trim() !== '' && !usesAnchors) {
    return refuse('This is not one value. Check brackets, quotes, colons and indentation.')
  }
  if (source.trim() === '' && kind !== 'yaml') return refuse('A value is needed here.')
  const wanted = alone === null ? null : valueAt(kind, alone.content, ['x'])
  if (kind === 'yaml' && entry.isInFlow && isOverLines(source)) {
    return refuse(
      'Between brackets no value stands on indented lines. Write it in brackets or quotes as well.',
    )
  }
  const expected = withAny(outlineOf(open.entries), route)
  const result = firstProved(
    open,
    placeSource(open, entry, source).map((edits) => ({
      edits,
      expected,
      isRight: () => isWanted(open, edits, entry.field.path, wanted),
    })),
  )
  if (result.ok || kind !== 'yaml' || blockText(trimSpaces(source)) === null) return result
  return refuse(
    'A text over several lines does not fit here: perhaps a comment would become a part of it. Write it in quotes, or edit the front matter in the text.',
  )
}

function isOverLines(source: string): boolean {
  return blockText(trimSpaces(source)) !== null || blockCollection(source) !== null
}

/** Whether the field has the wanted value (null: any), and nothing that takes a value by an alias has another one. */
function isWanted(open: OpenFrontMatter, edits: TextEdit[], path: FieldPath, wanted: string | null): boolean {
  const added = edits.reduce((sum, edit) => sum + edit.insert.length - (edit.to - edit.from), 0)
  const { contentFrom, contentTo, kind } = open.block
  const old = open.text.slice(contentFrom, contentTo)
  const content = applyEdits(open.text, edits).slice(contentFrom, contentTo + added)
  if (wanted !== null && valueAt(kind, content, path) !== wanted) return false
  const hasAlias = kind === 'yaml' && content.includes('*')
  return !hasAlias || othersOf(kind, content, path) === othersOf(kind, old, path)
}
