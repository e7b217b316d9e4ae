import { EditorSelection, type SelectionRange, type StateCommand } from '@codemirror/state'

/** Wraps the selection (or the word at the cursor) in a mark, or takes the mark away when it is there. */
export function toggleMark(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const size = mark.length
    const isMark = (from: number) => from >= 0 && state.sliceDoc(from, from + size) === mark
    const transaction = state.changeByRange((range) => {
      const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : range
      if (isMark(from - size) && isMark(to) && to > from) {
        return {
          changes: [
            { from: from - size, to: from },
            { from: to, to: to + size },
          ],
          range: EditorSelection.range(from - size, to - size),
        }
      }
      if (to - from >= 2 * size && isMark(from) && isMark(to - size)) {
        return {
          changes: [
            { from, to: from + size },
            { from: to - size, to },
          ],
          range: EditorSelection.range(from, to - 2 * size),
        }
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range:
          from === to ? EditorSelection.cursor(from + size) : EditorSelection.range(from + size, to + size),
      }
    })
    dispatch(state.update(transaction, { userEvent: 'input.format', scrollIntoView: true }))
    return true
  }
}

function selectedLines(range: SelectionRange, state: Parameters<StateCommand>[0]['state']) {
  const lines = []
  for (let at = range.from; at <= range.to; ) {
    const line = state.doc.lineAt(at)
    lines.push(line)
    at = line.to + 1
  }
  return lines
}

/**
 * Puts a prefix before each selected line in place of what `pattern` finds there, or takes it away when all lines
 * have it already. Empty lines are left alone when there are others.
 */
export function togglePrefix(prefix: string, pattern: RegExp): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const transaction = state.changeByRange((range) => {
      const all = selectedLines(range, state)
      const lines = all.length > 1 ? all.filter(({ text }) => text.trim() !== '') : all
      const hasAll = lines.every(({ text }) => text.startsWith(prefix))
      const changes = state.changes(
        lines.map((line) => ({
          from: line.from,
          to: line.from + (pattern.exec(line.text)?.[0].length ?? 0),
          insert: hasAll ? '' : prefix,
        })),
      )
      return {
        changes,
        range: EditorSelection.range(changes.mapPos(range.anchor, 1), changes.mapPos(range.head, 1)),
      }
    })
    dispatch(state.update(transaction, { userEvent: 'input.format', scrollIntoView: true }))
    return true
  }
}

/** Makes the selected lines a heading of this level, or plain text when they are one already. */
export const toggleHeading = (level: number): StateCommand =>
  togglePrefix(`${'#'.repeat(level)} `, /^#{1,6}[ \t]*/)

export const toggleQuote = togglePrefix('> ', /^> ?/)

export const toggleList = togglePrefix('- ', /^[-*+] /)

/** Makes the selection a link; a selected address becomes the target. The cursor goes where something is missing. */
export const insertLink: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  const transaction = state.changeByRange((range) => {
    const text = state.sliceDoc(range.from, range.to)
    const isAddress = /^(?:https?:\/\/|mailto:)\S+$/.test(text)
    const insert = isAddress ? `[](${text})` : `[${text}]()`
    const cursor = range.from + (isAddress || text === '' ? 1 : insert.length - 1)
    return { changes: { from: range.from, to: range.to, insert }, range: EditorSelection.cursor(cursor) }
  })
  dispatch(state.update(transaction, { userEvent: 'input.format', scrollIntoView: true }))
  return true
}
