import type { TextEdit } from '#domain/textEdit'

/** The edits that undo some edits of a text. */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0
  return [...edits]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ from, to, insert }) => {
      const at = from + shift
      shift += insert.length - (to - from)
      return { from: at, to: at + insert.length, insert: text.slice(from, to) }
    })
}
