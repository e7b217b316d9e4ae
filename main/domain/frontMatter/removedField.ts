import type { TextEdit } from '../textEdit'
import { type Entry, lineStart, lineStop } from './entries'
import {
  type EditResult,
  findEntry,
  firstProved,
  type OpenFrontMatter,
  openFrontMatter,
  refuse,
} from './opened'

/** A property goes with one comma, and with its line where it has one of its own. */
function removeProperty({ text, entries, block }: OpenFrontMatter, entry: Entry, index: number): TextEdit[] {
  const { keyFrom, to } = entry.field
  const next = entries[index + 1]
  const previous = entries[index - 1]
  if (next !== undefined) {
    const from = lineStart(text, keyFrom)
    const comma = text.indexOf(',', to) + 1
    const stop = lineStop(text, comma)
    const isOwnLine = text.slice(from, keyFrom).trim() === '' && text.slice(comma, stop).trim() === ''
    return [
      isOwnLine ? { from, to: stop + 1, insert: '' } : { from: keyFrom, to: next.field.keyFrom, insert: '' },
    ]
  }
  if (previous !== undefined) return [{ from: previous.field.to, to, insert: '' }]
  const open = text.indexOf('{', block.contentFrom) + 1
  return [{ from: open, to: text.lastIndexOf('}', block.contentTo), insert: '' }]
}

/** Implements `removeField` of edits.ts. */
export function removeOldField(post: string, path: readonly string[]): EditResult {
  const open = openFrontMatter(post)
  if (open === null) return refuse('This post has no front matter any more.')
  if ('ok' in open) return open
  const found = findEntry(open, path)
  if ('ok' in found) return found
  const { entry, index } = found
  const isJson = open.block.kind === 'json'
  if (!isJson && entry.lines === null)
    return refuse('This field shares its line with others. Remove it in the text.')
  const edits =
    isJson || entry.lines === null ? removeProperty(open, entry, index) : [{ ...entry.lines, insert: '' }]
  return firstProved(open, [edits], { index, kind: 'removed', isRight: (after) => after === null })
}
