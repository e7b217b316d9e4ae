import { EditorSelection, EditorState, type Extension, type StateCommand } from '@codemirror/state'

/** Reads `|` as the cursor, or two of them as a selection: `"a|b|c"` selects b. */
export function stateOf(marked: string, extensions: Extension = []): EditorState {
  const parts = marked.split('|')
  const doc = parts.join('')
  const anchor = parts[0]?.length ?? 0
  const head = parts.length > 2 ? anchor + (parts[1]?.length ?? 0) : anchor
  return EditorState.create({ doc, selection: EditorSelection.single(anchor, head), extensions })
}

/** The state's text with `|` at the cursor or around the selection. */
export function textOf(state: EditorState): string {
  const { from, to } = state.selection.main
  const doc = state.doc.toString()
  const middle = from === to ? '|' : `|${doc.slice(from, to)}|`
  return doc.slice(0, from) + middle + doc.slice(to)
}

/** Runs a command on marked text and gives marked text back; null when the command did not apply. */
export function runOn(command: StateCommand, marked: string): string | null {
  let state = stateOf(marked)
  const applied = command({
    state,
    dispatch: (transaction) => {
      state = transaction.state
    },
  })
  return applied ? textOf(state) : null
}
