import type { MoveResult, PostId } from '#api'
import { request } from '../transport'
import { openPost } from './openPost'
import { reloadPost } from './outsideChanges'
import { useStore } from './store'

/** A post has got another id: its text follows, with undo history, and takes the links that were changed in it. */
export async function followMove({ from, id }: MoveResult): Promise<void> {
  const { copies, moveCopy } = useStore.getState()
  if (copies[from] === undefined) return
  moveCopy(from, id)
  await reloadPost(id, true)
}

/** Copies a post under another path and opens the copy; answers with why it could not be, or null. */
export async function duplicateAndOpen(folder: string, id: PostId, to: string): Promise<string | null> {
  const answer = await request('duplicatePost', { folder, id, to })
  if (!answer.ok) return answer.error.message
  await openPost(answer.value.id)
  return null
}
