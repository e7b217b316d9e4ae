import { isAlias, isMap, isSeq } from 'yaml'
import { applyEdits, type TextEdit } from '../textEdit'
import { indentLines, readAlone } from './dialect'
import { type Entry, lineStart } from './entries'
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
import { entryAt, outlineOf, withAny } from './outline'
import { isBelowKey, placeBelow, placeInline } from './setField'
import type { FrontMatterKind } from './split'
import { engines } from './values'
import { parseYaml } from './yamlDocument'

/** Whether a source is a map or a list over lines, which stands below its key. */
function isBlockCollection(source: string): boolean {
  const result = parseYaml(source)
  if ('broken' in result) return /^[ \t]*-(?:\s|$)/.test(source)
  const { contents } = result.document
  return (
    !isAlias(contents) &&
    (isMap(contents) || isSeq(contents)) &&
    !contents.flow &&
    !contents.anchor &&
    !contents.tag
  )
}

/** Without the spaces around it: a hard space belongs to the value. */
function trimSpaces(source: string): string {
  return source.replace(/^[ \t\n]+|[ \t\n]+$/g, '')
}

function marginOf(source: string): number {
  return /^ */.exec(source)?.[0].length ?? 0
}

function placeSource(open: OpenFrontMatter, entry: Entry, source: string): TextEdit[] {
  const { text, block } = open
  if (block.kind !== 'yaml' || !isBlockCollection(source)) return placeInline(text, entry, trimSpaces(source))
  const { field } = entry
  const column = field.keyFrom - lineStart(text, field.keyFrom)
  const isBelow = field.shape !== 'text' && isBelowKey(text, entry)
  const wanted = isBelow ? marginOf(text.slice(lineStart(text, field.from))) : column + 2
  const lines = source.replace(/[ \t\n]+$/, '').replace(/^(?:[ \t]*\n)+/, '')
  return placeBelow(text, entry, `${indentLines(lines, Math.max(0, wanted - marginOf(lines)))}\n`)
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
  const edits = placeSource(open, entry, source)
  const isRight = (entries: readonly Entry[]) =>
    entryAt(entries, route) !== null && (wanted === null || isWanted(open, edits, entry.field.path, wanted))
  const expected = withAny(outlineOf(open.entries), route)
  return firstProved(open, [{ edits, expected, isRight }])
}

function isWanted(open: OpenFrontMatter, edits: TextEdit[], path: FieldPath, wanted: string): boolean {
  const added = edits.reduce((sum, edit) => sum + edit.insert.length - (edit.to - edit.from), 0)
  const { contentFrom, contentTo, kind } = open.block
  const content = applyEdits(open.text, edits).slice(contentFrom, contentTo + added)
  return valueAt(kind, content, path) === wanted
}
