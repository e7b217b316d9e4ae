import type { PostId } from '#api'
import { request } from '../transport'
import { download } from './download'
import { useStore } from './store'
import { encodeCopy } from './workingCopy'

/** Writes the text of a post as it stands here to another place; it stays unsaved in its own. */
export async function saveCopy(id: PostId): Promise<void> {
  const { copies, notify } = useStore.getState()
  const copy = copies[id]
  if (copy === undefined) return
  const raw = encodeCopy(copy)
  const answer = await request('saveCopy', { id, raw })
  if (!answer.ok) {
    notify({ tone: 'error', message: answer.error.message })
    return
  }
  const result = answer.value
  if (result.kind === 'cancelled') return
  if (result.kind === 'download') download(result.fileName, raw, 'text/markdown')
  const where = result.kind === 'download' ? result.fileName : result.label
  notify({ tone: 'info', message: `A copy of ${id} is in ${where}. The post itself is as it was.` })
}

/** Shows the folder of a post in the system's program for files. */
export async function showInFolder(id: PostId): Promise<void> {
  const answer = await request('showInFolder', { id })
  if (!answer.ok) useStore.getState().notify({ tone: 'error', message: answer.error.message })
}
