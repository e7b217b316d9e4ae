import type { EditorView } from '@codemirror/view'

/** What the editor keeps to itself: the parts of long lines that it leaves out of its DOM. */
interface Gaps {
  viewState?: { lineGaps?: readonly unknown[] }
}

/**
 * Draws the gaps in long lines of a state that was just set again, before the editor measures it. At first it draws them
 * side by side, as if no line wrapped: it then takes a line of megabytes for a short one, and has the browser lay out
 * all of it. Drawn after an update they are as high as what they stand for.
 */
export function redrawFirstGaps(view: EditorView): void {
  const { viewState } = view as unknown as Gaps
  if (viewState?.lineGaps === undefined || viewState.lineGaps.length === 0) return
  viewState.lineGaps = []
  view.dispatch({})
}
