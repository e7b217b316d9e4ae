import { Text, Transaction } from '@codemirror/state'
import type { KeptText, PostFile } from '#api'
import { lineEndingExceptions, takeLineEndings } from '../editor/lineEndingField'
import { request, windowId } from '../transport'
import { loadPostKit } from './loadPostKit'
import { copyOf } from './openPost'
import { useStore } from './store'
import { changeBetween } from './textChange'
import { isDirty, type WorkingCopy } from './workingCopy'

/** Asks for the unsaved text that windows which are gone left in the open folder. */
export async function collectKeptTexts(): Promise<void> {
  const { folder } = useStore.getState()
  if (folder === null) return
  const answer = await request('collectBackups', { folder: folder.key, window: windowId })
  const state = useStore.getState()
  if (state.folder?.key !== folder.key) return
  if (answer.ok) state.setKeptTexts(answer.value)
  else state.notify({ tone: 'error', message: answer.error.message })
}

/** A kept text and the file as it is now; null, after the writer was told, when one of them cannot be read. */
export async function readKeptText({
  token,
  id,
}: KeptText): Promise<{ kept: PostFile; file: PostFile | null } | null> {
  const [kept, file] = await Promise.all([
    request('readBackup', { token }),
    request('readPost', { id }),
    loadPostKit(),
  ])
  const { notify } = useStore.getState()
  if (!kept.ok) {
    notify({ tone: 'error', message: kept.error.message })
    return null
  }
  if (!file.ok && file.error.code !== 'not-found') {
    notify({ tone: 'error', message: file.error.message })
    return null
  }
  return { kept: { ...kept.value, readOnly: null }, file: file.ok ? file.value : null }
}

/** The kept text as unsaved text of its post. Undo brings the file's text back. */
function restoredCopy(kept: PostFile, file: PostFile | null): WorkingCopy {
  const own = copyOf(kept)
  // Nothing is on the disk: all of the text is unsaved.
  if (file === null) return { ...own, saved: Text.empty, hash: '', outside: 'deleted' }
  const copy = copyOf(file)
  const { state } = copy.state.update({
    changes: changeBetween(copy.state.doc, own.state.doc),
    effects: takeLineEndings(lineEndingExceptions(own.state)),
    annotations: Transaction.userEvent.of('restore'),
  })
  const isSame = kept.hash === file.hash
  // A save of text that is based on another revision is stopped, and the writer asked.
  return {
    ...copy,
    state,
    bom: own.bom,
    lineEnding: own.lineEnding,
    hash: isSame ? file.hash : kept.hash,
    hasBase: isSame,
    outside: isSame ? null : 'changed',
  }
}

/** Opens a post with its kept text as unsaved text; the file stays as it is until the writer saves. */
export async function restoreKeptText(text: KeptText): Promise<void> {
  const state = useStore.getState()
  const open = state.copies[text.id]
  if (open !== undefined && isDirty(open)) {
    state.notify({
      tone: 'error',
      message: `${text.id} has other unsaved text in this window. Save that first, then restore the kept text.`,
    })
    return
  }
  const found = await readKeptText(text)
  if (found === null) return
  if (found.file?.readOnly) {
    state.notify({
      tone: 'error',
      message: `${text.id} cannot be changed now, so its kept text was not restored. ${found.file.readOnly}`,
    })
    return
  }
  const copy = restoredCopy(found.kept, found.file)
  state.showCopy(copy)
  state.closeDialog()
  // It goes when the text is kept as that of this window.
  const { folder, id } = copy
  const { raw, hash } = found.kept
  const answer = await request('backUp', { folder, id, raw, hash, window: windowId })
  if (answer.ok) await discardKeptText(text)
}

/** After a window has died: what it kept of files that are still the same is unsaved text again, as it was there. */
export async function restoreKeptTexts(): Promise<void> {
  await collectKeptTexts()
  const { keptTexts } = useStore.getState()
  for (const text of keptTexts.filter(({ state }) => state === 'same')) await restoreKeptText(text)
}

/** Gives a kept text up. */
export async function discardKeptText({ token }: KeptText): Promise<void> {
  const answer = await request('discardBackup', { token })
  const { forgetKeptText, notify } = useStore.getState()
  if (answer.ok) forgetKeptText(token)
  else notify({ tone: 'error', message: answer.error.message })
}
