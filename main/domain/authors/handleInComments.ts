import { isAuthorKey } from '../checks/listedAuthors'
import { type CommentedField, commentedFields } from '../frontMatter/commentedFields'
import { setField } from '../frontMatter/edits'
import type { FrontMatter } from '../frontMatter/fields'
import type { FrontMatterKind } from '../frontMatter/split'
import type { TextEdit } from '../textEdit'
import { renameInField } from './handleInFields'

const commentMark = /^[ \t]*#[ \t]?/

/** Gives a handle another name in fields that stand in comments (`# authors: [mina, jorge]`). */
export function renameInComments(
  text: string,
  { block, fields }: FrontMatter,
  from: string,
  to: string,
): { edits: TextEdit[]; count: number } {
  const found = { edits: [] as TextEdit[], count: 0 }
  if (block === null || block.kind === 'json') return found
  const head = text.slice(block.from, block.to)
  const isInComment = head.split('\n').some((line) => /^[ \t]*#/.test(line) && line.includes(from))
  if (!isInComment) return found
  for (const comment of commentedFields(commentsAlone(head))) {
    const place = { from: comment.from + block.from, to: comment.to + block.from }
    const isInValue = fields.some((field) => field.keyFrom < place.from && field.to > place.to)
    const renamed = renameInField(comment.field, from, to)
    if (!isAuthorKey(comment.key) || isInValue || renamed.count === 0) continue
    const edits = editComment(text.slice(place.from, place.to), comment, renamed.value, block.kind)
    if (edits === null) continue
    found.count += renamed.count
    found.edits.push(
      ...edits.map((edit) => ({ ...edit, from: edit.from + place.from, to: edit.to + place.from })),
    )
  }
  return found
}

/** Front matter with nothing but its comments, each where it was: the same key may stand in a field as well. */
function commentsAlone(block: string): string {
  const lines = block.split('\n')
  const closing = lines.findLastIndex((line) => /^(?:---|\.\.\.|\+\+\+)/.test(line))
  return lines
    .map((line, index) =>
      index === 0 || index === closing || /^[ \t]*#/.test(line) ? line : ' '.repeat(line.length),
    )
    .join('\n')
}

/** Sets a field without the marks of its comment lines, and puts the edits where they belong in these lines. */
function editComment(
  source: string,
  { key }: CommentedField,
  value: ReturnType<typeof renameInField>['value'],
  kind: FrontMatterKind,
): TextEdit[] | null {
  const mark = kind === 'yaml' ? '---\n' : '+++\n'
  const lines = source.replace(/\n$/, '').split('\n')
  const bare = lines.map((line) => line.replace(commentMark, ''))
  const result = setField(`${mark}${bare.join('\n')}\n${mark}`, [key], value)
  if (!result.ok) return null
  const moved: TextEdit[] = []
  for (const edit of result.edits) {
    let bareFrom = mark.length
    let lineFrom = 0
    for (const [index, line] of bare.entries()) {
      const own = lines[index] ?? ''
      if (edit.from >= bareFrom && edit.to <= bareFrom + line.length && !edit.insert.includes('\n')) {
        const shift = lineFrom + own.length - line.length - bareFrom
        moved.push({ from: edit.from + shift, to: edit.to + shift, insert: edit.insert })
      }
      bareFrom += line.length + 1
      lineFrom += own.length + 1
    }
  }
  return moved.length === result.edits.length ? moved : null
}
