import { Transaction } from '@codemirror/state'
import type { PostId } from '#api'
import { currentView } from '../editor/currentView'
import { lineEndingExceptions, takeLineEndings } from '../editor/lineEndingField'
import { request } from '../transport'
import { copyOf } from './openPost'
import { useStore } from './store'
import { changeBetween } from './textChange'
import { isDirty, type WorkingCopy } from './workingCopy'

/** Replaces a copy's text by the file's, keeping cursor and undo history where the text is the same. */
function takeFile(copy: WorkingCopy, fresh: WorkingCopy): void {
  // A file that has become read-only, or writable, gets an editor of that kind.
  if (copy.readOnly !== fresh.readOnly) {
    useStore.getState().changeCopy(copy.id, fresh)
    return
  }
  const spec = {
    changes: changeBetween(copy.state.doc, fresh.state.doc),
    effects: takeLineEndings(lineEndingExceptions(fresh.state)),
    annotations: Transaction.userEvent.of('reload'),
  }
  const { openId, changeCopy } = useStore.getState()
  const view = currentView()
  if (openId === copy.id && view !== null) view.dispatch(spec)
  else changeCopy(copy.id, { state: copy.state.update(spec).state })
  const state = useStore.getState().copies[copy.id]?.state
  changeCopy(copy.id, {
    saved: state?.doc ?? fresh.saved,
    hash: fresh.hash,
    bom: fresh.bom,
    lineEnding: fresh.lineEnding,
    readOnly: fresh.readOnly,
    outside: null,
  })
}

/**
 * Reads the file again and shows it, unsaved text or not; undo brings the former text back. With `isUnasked` text that
 * was typed while the file was being read is kept, and the writer is told.
 */
export async function reloadPost(id: PostId, isUnasked = false): Promise<void> {
  const answer = await request('readPost', { id })
  const { copies, changeCopy, notify } = useStore.getState()
  const copy = copies[id]
  if (copy === undefined) return
  if (isUnasked && isDirty(copy)) changeCopy(id, { outside: answer.ok ? 'changed' : 'deleted' })
  else if (answer.ok) takeFile(copy, copyOf(answer.value))
  else if (answer.error.code === 'not-found') changeCopy(id, { outside: 'deleted' })
  else notify({ tone: 'error', message: answer.error.message })
}

/** A file changed outside: a clean copy follows it, one with unsaved text is kept and says so. */
export async function takeOutsideChange(id: PostId, hash: string | null): Promise<void> {
  const { copies, changeCopy, dropCopy, openId } = useStore.getState()
  const copy = copies[id]
  if (copy === undefined || copy.isSaving || copy.hash === hash) return
  if (hash === null) {
    if (id === openId || isDirty(copy)) changeCopy(id, { outside: 'deleted' })
    else dropCopy(id)
  } else if (isDirty(copy)) changeCopy(id, { outside: 'changed' })
  else if (id === openId) await reloadPost(id, true)
  else dropCopy(id)
}
