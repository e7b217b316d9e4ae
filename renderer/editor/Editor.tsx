import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { openCopy } from '../state/copiesSlice'
import { useStore } from '../state/store'
import { setEditorAnalysis, toEditorAnalysis } from './analysisField'
import { currentView, setCurrentView } from './currentView'
import { redrawFirstGaps } from './firstGaps'
import { keepOnlyAuthor, showOnlyAuthor, withoutFolds } from './onlyAuthor'
import { underlineProblems } from './problemsUnderline'

/** Where each post was scrolled to, so that going back to it shows the same place. */
const scrollPositions = new Map<string, number>()

function createView(parent: HTMLElement): EditorView {
  const view = new EditorView({
    parent,
    dispatchTransactions(transactions, view) {
      view.update(transactions)
      const { openId, setEditorState } = useStore.getState()
      if (openId !== null) setEditorState(openId, view.state)
    },
  })
  view.scrollDOM.addEventListener(
    'scroll',
    () => {
      const { openId } = useStore.getState()
      if (openId !== null) scrollPositions.set(openId, view.scrollDOM.scrollTop)
    },
    { passive: true },
  )
  return view
}

/** Shows the open working copy; another copy's state replaces the view's whole state. */
function followStore(view: EditorView): () => void {
  let shownId: string | null = null
  const show = () => {
    const state = useStore.getState()
    const copy = openCopy(state)
    if (copy !== null && copy.state !== view.state) {
      const isOther = copy.id !== shownId
      shownId = copy.id
      view.setState(copy.state)
      // The store is in the middle of a change here; the editor measures in the next frame.
      queueMicrotask(() => view.state === copy.state && redrawFirstGaps(view))
      if (isOther) {
        const top = scrollPositions.get(copy.id) ?? 0
        // Left where the former post ended, the editor would hold on to the end of this one while it measures it.
        view.scrollDOM.scrollTop = 0
        view.requestMeasure({ read: () => null, write: () => view.scrollDOM.scrollTo({ top }) })
      }
    }
  }
  show()
  return useStore.subscribe(show)
}

/** Puts bylines and problems of the newest analysis into the editor, if it is of the text shown. */
function followAnalysis(view: EditorView): () => void {
  let taken: unknown = null
  return useStore.subscribe(({ analysis, openId }) => {
    if (analysis === taken || analysis === null) return
    if (analysis.id !== openId || analysis.doc !== view.state.doc) return
    taken = analysis
    // The store is in the middle of a change here; the editor answers with one of its own.
    queueMicrotask(() => {
      if (analysis.doc !== view.state.doc) return
      const effects = setEditorAnalysis.of(toEditorAnalysis(analysis.result))
      view.dispatch({ effects }, underlineProblems(view.state, analysis.result.problems))
      const { onlyAuthor } = useStore.getState()
      if (onlyAuthor !== null) keepOnlyAuthor(view, onlyAuthor)
    })
  })
}

/**
 * Folds the sections of all other authors while the writer wants to see one; another post shows all again, and so does this
 * one when it comes back.
 */
function followOnlyAuthor(view: EditorView): () => void {
  return useStore.subscribe((state, before) => {
    if (state.openId !== before.openId && state.onlyAuthor !== null) {
      const left = before.openId === null ? undefined : state.copies[before.openId]
      if (left !== undefined) state.setEditorState(left.id, withoutFolds(left.state))
      state.setOnlyAuthor(null)
    } else if (state.onlyAuthor !== before.onlyAuthor && state.openId === before.openId)
      queueMicrotask(() => showOnlyAuthor(view, useStore.getState().onlyAuthor))
  })
}

/** The Markdown editor of the open post. */
export function Editor() {
  const parent = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (parent.current === null) return
    const view = createView(parent.current)
    setCurrentView(view)
    const stops = [followStore(view), followAnalysis(view), followOnlyAuthor(view)]
    return () => {
      for (const stop of stops) stop()
      if (currentView() === view) setCurrentView(null)
      view.destroy()
    }
  }, [])
  return <div className="editor" ref={parent} />
}
