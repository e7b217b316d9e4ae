import { Transaction } from '@codemirror/state'
import type { PostFile, PostId } from '#api'
import { editsTo } from '#domain/outside/differences'
import { currentView } from '../editor/currentView'
import { lineEndingExceptions, takeLineEndings } from '../editor/lineEndingField'
import { request } from '../transport'
import { copyOf } from './openPost'
import { savePost } from './savePost'
import { useStore } from './store'
import { isDirty, type WorkingCopy } from './workingCopy'

/**
 * Bases a copy on a file just read. It shows `text`, unless given the file's own: cursor and undo history are kept where
 * the text is the same, and what differs from the file is unsaved.
 */
function takeFile(copy: WorkingCopy, fresh: WorkingCopy, text?: string): void {
  // A file that has become read-only, or writable, gets an editor of that kind.
  if (copy.readOnly !== fresh.readOnly) {
    useStore.getState().changeCopy(copy.id, fresh)
    return
  }
  const theirs = fresh.state.doc.toString()
  const isJoined = text !== undefined && text !== theirs
  const shown = isJoined ? fresh.state.update({ changes: editsTo(theirs, text) }).state : fresh.state
  const spec = {
    changes: editsTo(copy.state.doc.toString(), shown.doc.toString()),
    effects: takeLineEndings(lineEndingExceptions(shown)),
    annotations: Transaction.userEvent.of('reload'),
  }
  const { openId, changeCopy } = useStore.getState()
  const view = currentView()
  if (openId === copy.id && view !== null) view.dispatch(spec)
  else changeCopy(copy.id, { state: copy.state.update(spec).state })
  const state = useStore.getState().copies[copy.id]?.state
  changeCopy(copy.id, {
    saved: (!isJoined && state?.doc) || fresh.saved,
    hash: fresh.hash,
    hasBase: true,
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

/**
 * Makes `text`, which the writer put together from both, the text of a post whose file was changed outside, and saves it.
 * False, after the writer was told, when it was not saved: it stays as unsaved text.
 */
export async function saveJoined(file: PostFile, text: string): Promise<boolean> {
  const copy = useStore.getState().copies[file.id]
  if (copy === undefined) return false
  takeFile(copy, copyOf(file), text)
  return savePost(file.id)
}

/** Says of a copy with unsaved text that its file has changed, unless the file still is what the copy is based on. */
async function markChanged(id: PostId): Promise<void> {
  // Tidings of a save from here may come when a later one is done.
  const answer = await request('readPost', { id })
  const { copies, changeCopy } = useStore.getState()
  const copy = copies[id]
  if (copy === undefined || copy.isSaving || (answer.ok && answer.value.hash === copy.hash)) return
  const isGone = !answer.ok && answer.error.code === 'not-found'
  changeCopy(id, { outside: isGone ? 'deleted' : 'changed' })
}

/** A file changed outside: a clean copy follows it, one with unsaved text is kept and says so. */
export async function takeOutsideChange(id: PostId, hash: string | null): Promise<void> {
  const { copies, changeCopy, dropCopy, openId } = useStore.getState()
  const copy = copies[id]
  if (copy === undefined || copy.isSaving || copy.hash === hash) return
  if (hash === null) {
    if (id === openId || isDirty(copy)) changeCopy(id, { outside: 'deleted' })
    else dropCopy(id)
  } else if (isDirty(copy)) await markChanged(id)
  else if (id === openId) await reloadPost(id, true)
  else dropCopy(id)
}
