import { isolateHistory } from '@codemirror/commands'
import { Annotation, EditorSelection } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { TextEdit } from '#domain/textEdit'

let view: EditorView | null = null

/** The Markdown editor on the screen, or null while no post is open. */
export const currentView = (): EditorView | null => view

export function setCurrentView(next: EditorView | null): void {
  view = next
}

/** Set where an edit goes on with what was being typed into one field: undo takes both back together. */
export const continuesTyping = Annotation.define<boolean>()

/**
 * Applies edits to the open post as one step of its undo history. `cursor` is an offset in the new text;
 * `focus` moves the writer into the editor; `typing` tells that
 * a text is being typed outside the editor, and whether it has just begun. Returns false when no post is open or it can only be read.
 */
export function dispatchEdits(
  edits: readonly TextEdit[],
  options: { event: string; cursor?: number; focus?: boolean; typing?: 'begins' | 'continues' } = {
    event: 'input',
  },
): boolean {
  if (view === null || view.state.readOnly) return false
  const changes = view.state.changes([...edits])
  const selection = options.cursor === undefined ? undefined : EditorSelection.cursor(options.cursor)
  view.dispatch({
    changes,
    ...(selection && { selection, effects: EditorView.scrollIntoView(selection, { y: 'center' }) }),
    userEvent: options.event,
    annotations:
      options.typing === 'continues'
        ? continuesTyping.of(true)
        : isolateHistory.of(options.typing === 'begins' ? 'before' : 'full'),
  })
  if (options.focus) view.focus()
  return true
}

/** Puts the cursor at an offset, shows it a little above the middle and moves the focus there. */
export function jumpTo(offset: number, focus = true): void {
  if (view === null) return
  const at = Math.min(offset, view.state.doc.length)
  view.dispatch({
    selection: EditorSelection.cursor(at),
    effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 80 }),
  })
  if (focus) view.focus()
}
