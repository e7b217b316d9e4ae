import { foldEffect, foldedRanges, unfoldEffect } from '@codemirror/language'
import type { EditorState, StateEffect } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { analysisField } from './analysisField'

/** Folds of whole sections: from the end of the byline's line to the end of the section. */
function sectionFolds(state: EditorState): { from: number; to: number; handle: string }[] {
  const { doc } = state
  return state.field(analysisField).sections.flatMap(({ from, to, handle }) => {
    const line = doc.lineAt(Math.min(from, doc.length))
    const start = handle === '' ? from : line.to
    const end = Math.max(start, Math.min(to, doc.length) - (to < doc.length ? 1 : 0))
    return end > start ? [{ from: start, to: end, handle }] : []
  })
}

/** What opens all that is folded. */
function unfolding(state: EditorState): StateEffect<unknown>[] {
  const effects: StateEffect<unknown>[] = []
  foldedRanges(state).between(0, state.doc.length, (from, to) => {
    effects.push(unfoldEffect.of({ from, to }))
  })
  return effects
}

/** A text with nothing folded, the same one where nothing is. */
export function withoutFolds(state: EditorState): EditorState {
  const effects = unfolding(state)
  return effects.length === 0 ? state : state.update({ effects }).state
}

/** Folds all sections but those of one author, or opens all again (`null`). Bylines stay to be seen. */
export function showOnlyAuthor(view: EditorView, handle: string | null): void {
  const { state } = view
  const effects = unfolding(state)
  if (handle !== null) {
    for (const fold of sectionFolds(state)) {
      if (fold.handle !== handle) effects.push(foldEffect.of({ from: fold.from, to: fold.to }))
    }
  }
  if (effects.length > 0) view.dispatch({ effects })
}

/** Folds again where no fold is left: all of the text went, and came back. */
export function keepOnlyAuthor(view: EditorView, handle: string): void {
  if (foldedRanges(view.state).size === 0) showOnlyAuthor(view, handle)
}
