import type { PostFile, PostId } from '#api'
import { authorName } from '#domain/authors/handle'
import { request } from '../transport'
import { handleChoices } from './authorChoices'
import { loadPostKit, postKit } from './loadPostKit'
import { useStore } from './store'
import { createWorkingCopy } from './workingCopy'

/** The author's name for a handle, or '' when the directory does not say. */
function nameOf(handle: string): string {
  const entry = useStore.getState().authors.find((author) => author.handle === handle)
  return entry === undefined ? '' : authorName(entry, handle)
}

/** A working copy of a file just read; what posts are worked with must be loaded. */
export const copyOf = (file: PostFile) =>
  createWorkingCopy(file, useStore.getState().folder?.key ?? '', (text, isReadOnly) =>
    postKit().createEditorState(text, { isReadOnly, nameOf, handleChoices }),
  )

/** Shows a post: its working copy when there is one, else the file. A failure leaves the present post open. */
export async function openPost(id: PostId): Promise<void> {
  const { copies, showCopy, setOpening } = useStore.getState()
  const known = copies[id]
  if (known !== undefined) {
    showCopy(known)
    return
  }
  setOpening(id)
  const [answer] = await Promise.all([request('readPost', { id }), loadPostKit()])
  const state = useStore.getState()
  // The writer has chosen another post meanwhile: that one wins.
  if (state.openingId !== id) return
  if (answer.ok) {
    state.showCopy(state.copies[id] ?? copyOf(answer.value))
  } else {
    state.setOpening(null)
    state.notify({ tone: 'error', message: answer.error.message })
  }
}
