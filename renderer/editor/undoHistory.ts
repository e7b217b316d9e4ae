import { history } from '@codemirror/commands'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { continuesTyping } from './currentView'

/** A pause of typing in the text that begins a new step of undo, in milliseconds. */
const textPause = 500
/** The same in a field of the form, where one change is a whole value. */
const fieldPause = 3000

/** One undo history for the text and the form: what is typed without a pause, in one place or one field, is one step. */
export function undoHistory(): Extension {
  let lastChange = 0
  return [
    history({
      newGroupDelay: fieldPause,
      joinToEvent: (change, isNear) =>
        change.annotation(continuesTyping) === true || (isNear && Date.now() - lastChange < textPause),
    }),
    EditorView.updateListener.of(({ docChanged }) => {
      if (docChanged) lastChange = Date.now()
    }),
  ]
}
