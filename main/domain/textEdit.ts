/** Replaces the half-open range `[from, to)` of a text (UTF-16 offsets) by `insert`. */
export interface TextEdit {
  from: number
  to: number
  insert: string
}

/**
 * Applies edits that all speak of the original text. They may come in any order but must not overlap;
 * throws RangeError when they do or when one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  let result = ''
  let position = 0
  for (const edit of sorted) {
    if (edit.from < position || edit.to < edit.from || edit.to > text.length) {
      throw new RangeError(`Edit ${edit.from}–${edit.to} overlaps another or lies outside the text`)
    }
    result += text.slice(position, edit.from) + edit.insert
    position = edit.to
  }
  return result + text.slice(position)
}
