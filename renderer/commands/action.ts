import type { EditorState, StateCommand } from '@codemirror/state'
import { analysisField } from '../editor/analysisField'
import { currentView } from '../editor/currentView'
import { openCopy } from '../state/copiesSlice'
import { type Store, useStore } from '../state/store'
import { whenAnalysed } from '../state/whenAnalysed'
import type { WorkingCopy } from '../state/workingCopy'

/** How a command runs; its name, keys and menu stand in the domain's command table. */
export interface Action {
  isEnabled(state: Store): boolean
  /** `argument` says what the command is about, where a button or a fix knows it: a handle, for one. */
  run(argument?: string): void
}

export const always = () => true
export const hasFolder = (state: Store) => state.folder !== null
export const hasAuthors = (state: Store) => state.folder !== null && state.authors.length > 0
export const hasPost = (state: Store) => openCopy(state) !== null
export const withCopy = (test: (copy: WorkingCopy) => boolean) => (state: Store) => {
  const copy = openCopy(state)
  return copy !== null && test(copy)
}
export const canEdit = withCopy((copy) => copy.readOnly === null)
/** A post that is not read yet may have some: a command on sections waits for it instead of doing nothing. */
export const mayHaveSections = (state: Store) => {
  const copy = openCopy(state)
  if (copy === null) return false
  return state.analysis?.id !== copy.id || copy.state.field(analysisField).bylines.length > 0
}

export const onOpenCopy = (run: (copy: WorkingCopy) => void) => () => {
  const copy = openCopy(useStore.getState())
  if (copy !== null) run(copy)
}

/** For what is about sections: they are those of the text in the editor. */
export const onReadCopy = (run: (copy: WorkingCopy) => void) => () => void whenAnalysed(onOpenCopy(run))

export const openFileDialog = (kind: 'movePost' | 'duplicatePost'): Action => ({
  isEnabled: hasPost,
  run: onOpenCopy(({ id }) => useStore.getState().openDialog({ kind, id })),
})

/** A command of the editor: it runs on the view and leaves the focus where the writer was. */
export function editing(command: StateCommand, takesFocus = true): Action {
  return {
    isEnabled: canEdit,
    run() {
      const view = currentView()
      if (view === null) return
      command(view)
      if (takesFocus) view.focus()
    },
  }
}

export function history(command: StateCommand, depth: (state: EditorState) => number): Action {
  return { ...editing(command, false), isEnabled: withCopy((copy) => depth(copy.state) > 0) }
}
