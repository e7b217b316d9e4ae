import type { TextEdit } from '../textEdit'

/** A stretch of the old text that stays, or new text. */
export type Piece = { from: number; to: number } | string

/** Edits that turn a range of a text into pieces. The stretches that stay must lie in the range and in its order. */
export function weave(
  text: string,
  range: { from: number; to: number },
  pieces: Iterable<Piece>,
): TextEdit[] {
  const edits: TextEdit[] = []
  let at = range.from
  let insert = ''
  const close = (to: number) => {
    const edit = trim(text, { from: at, to, insert })
    if (edit.from < edit.to || edit.insert !== '') edits.push(edit)
    insert = ''
  }
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      insert += piece
      continue
    }
    close(piece.from)
    at = piece.to
  }
  close(range.to)
  return edits
}

/** The edit without what its old and its new text both begin and end with. */
function trim(text: string, { from, to, insert }: TextEdit): TextEdit {
  const shorter = Math.min(to - from, insert.length)
  let start = 0
  while (start < shorter && text[from + start] === insert[start]) start += 1
  let end = 0
  while (end < shorter - start && text[to - 1 - end] === insert[insert.length - 1 - end]) end += 1
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) }
}
