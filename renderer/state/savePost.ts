import { undoDepth } from '@codemirror/commands'
import type { PostId } from '#api'
import { copyText } from '../copyText'
import { request } from '../transport'
import { saveCopy, showInFolder } from './saveCopy'
import { useStore } from './store'
import { encodeCopy, isDirty, needsSave } from './workingCopy'

interface SaveOptions {
  hash: string | undefined
  isUnasked: boolean
}

const running = new Map<PostId, Promise<boolean>>()

async function writeNow(id: PostId, { hash, isUnasked }: SaveOptions): Promise<boolean> {
  const copy = useStore.getState().copies[id]
  if (copy === undefined) return true
  if (!isDirty(copy) && hash === undefined && copy.outside === null) return true
  const { doc } = copy.state
  useStore.getState().changeCopy(id, { isSaving: true })
  const answer = await request('savePost', {
    folder: copy.folder,
    id,
    raw: encodeCopy(copy),
    hash: hash ?? copy.hash,
    // A text that the writer has deleted can be had back by undo; one that is lost in some other way cannot.
    ...(doc.length === 0 && { isEmptied: undoDepth(copy.state) > 0 }),
  })
  const { changeCopy, notify, openDialog } = useStore.getState()
  if (answer.ok) {
    // Only the text that was written becomes clean; what was typed meanwhile stays unsaved.
    changeCopy(id, {
      isSaving: false,
      saved: doc,
      hash: answer.value.hash,
      hasBase: true,
      savedAt: Date.now(),
      outside: null,
    })
    if (answer.value.warning !== undefined) notify({ tone: 'info', message: answer.value.warning })
    return true
  }
  changeCopy(id, { isSaving: false })
  const { code, message } = answer.error
  const outside = code === 'changed-on-disk' ? 'changed' : code === 'not-found' ? 'deleted' : null
  // Who did not ask for a save is not interrupted: the bar above the text says it.
  if (outside !== null && isUnasked) changeCopy(id, { outside })
  else if (outside !== null) openDialog({ kind: 'conflict', id, what: outside })
  else {
    notify({
      tone: 'error',
      message: `${copy.id} was not saved. ${message}`,
      actions: [
        { label: 'Try again', run: () => void savePost(id) },
        { label: 'Save a copy…', run: () => void saveCopy(id) },
        { label: 'Copy the text', run: () => void copyText(doc.toString()) },
        { label: 'Show the folder', run: () => void showInFolder(id) },
      ],
    })
  }
  return false
}

/**
 * Saves a post; a second call while one is running waits and then writes what is newest. Resolves to false when the
 * post was not saved; the writer has been told why and the text stays unsaved. `hash` replaces the revision last
 * seen, once the writer has agreed to overwrite it ('' for a file that is gone). With `isUnasked` a file that was changed
 * outside opens no dialog: the bar above the text tells of it.
 */
export async function savePost(id: PostId, hash?: string, isUnasked = false): Promise<boolean> {
  const before = running.get(id)
  const save = (before ?? Promise.resolve(true)).then(() => writeNow(id, { hash, isUnasked }))
  running.set(id, save)
  try {
    return await save
  } finally {
    if (running.get(id) === save) running.delete(id)
  }
}

/** Saves all posts with unsaved text; false when one of them was not saved. */
export async function saveAll(): Promise<boolean> {
  const copies = Object.values(useStore.getState().copies).filter(needsSave)
  const results = await Promise.all(copies.map(({ id }) => savePost(id)))
  return results.every(Boolean)
}

/** Writes the text over what another program has put there, after the writer has agreed. */
export async function overwritePost(id: PostId): Promise<boolean> {
  const answer = await request('readPost', { id })
  if (!answer.ok && answer.error.code !== 'not-found') {
    useStore.getState().notify({ tone: 'error', message: answer.error.message })
    return false
  }
  return savePost(id, answer.ok ? answer.value.hash : '')
}
