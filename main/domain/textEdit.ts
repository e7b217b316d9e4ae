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

/** One edit that turns a text into another, without what both begin and end with; none where they are equal. */
export function editBetween(before: string, after: string): TextEdit[] {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from += 1
  let end = 0
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  if (from === before.length && from === after.length) return []
  return [{ from, to: before.length - end, insert: after.slice(from, after.length - end) }]
}
