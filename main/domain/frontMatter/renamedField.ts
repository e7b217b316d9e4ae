import { writeKey } from './dialect'
import type { FieldPath } from './fields'
import {
  type EditResult,
  findEntry,
  firstProved,
  lookForEntry,
  onFrontMatter,
  refuse,
  type Way,
} from './opened'
import { changeOutline, outlineOf } from './outline'
import { quoteOf } from './scalarPlace'

/** The new key in the quotes of the old one, where these can hold it. */
function keyLike(old: string, key: string, kind: 'yaml' | 'toml' | 'json'): string[] {
  const plain = writeKey(key, kind)
  const quote = quoteOf(old)
  if (quote === 'single' && !/['\\\p{Cc}]/u.test(key)) return [`'${key}'`, plain]
  return quote === 'double' ? [JSON.stringify(key), plain] : [plain]
}

/** What stands between a longer or shorter key and its value, so that the value stays in its column where spaces allow. */
function keepColumn(gap: string, growth: number): string {
  const [, before = '', mark = '', after = ''] = /^( *)([:=])( *)$/.exec(gap) ?? []
  const isTable = before.length > 1
  if (mark === '' || (!isTable && after.length < 2)) return gap
  const shrink = (spaces: string) => ' '.repeat(Math.max(1, spaces.length - growth))
  return isTable ? `${shrink(before)}${mark}${after}` : `${before}${mark}${shrink(after)}`
}

/** Implements `renameField` of edits.ts. */
export function renameOldField(post: string, path: FieldPath, key: string): EditResult {
  if (key.trim() === '' || /[\n\p{Cc}]/u.test(key)) return refuse('A field needs a name of one line.')
  return onFrontMatter(post, (open) => {
    const found = findEntry(open, path)
    if ('ok' in found) return found
    const { entry, route } = found
    const { field, style } = entry
    if (field.path.at(-1) === key) return { ok: true, edits: [] }
    if (typeof field.path.at(-1) !== 'string') return refuse('An item of a list has no name to change.')
    if (lookForEntry(open, [...path.slice(0, -1), key]) !== null)
      return refuse(`The front matter already has “${key}”.`)
    const { kind } = open.block
    const isTable = style === 'table' && kind === 'toml' && (field.shape === 'map' || field.shape === 'maps')
    const old = open.text.slice(field.keyFrom, field.keyTo)
    if (isTable || (kind === 'toml' && /^[^"']*\./.test(old)))
      return refuse('The name of a table stands in more than one place. Change it in the text.')
    const gap = open.text.slice(field.keyTo, field.from)
    const outline = changeOutline(outlineOf(open.entries), route, (parts, index) =>
      parts.map((part, at) => (at === index ? { ...part, key: JSON.stringify([key]) } : part)),
    )
    const ways = keyLike(old, key, kind).flatMap((written): Way[] => {
      const edit = { from: field.keyFrom, to: field.keyTo, insert: written }
      const aligned = keepColumn(gap, written.length - old.length)
      const plain: Way = { edits: [edit], expected: outline }
      return aligned !== gap && field.from < field.to
        ? [{ edits: [{ ...edit, to: field.from, insert: written + aligned }], expected: outline }, plain]
        : [plain]
    })
    return firstProved(open, ways)
  })
}
