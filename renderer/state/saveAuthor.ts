import type { TypedAuthor } from '#domain/authors/checkAuthor'
import { request } from '../transport'
import { useStore } from './store'

/** Writes an author into the directory of the open folder and tells where; answers with why it was not written, or null. */
export async function saveAuthor({ handle, ...fields }: TypedAuthor): Promise<string | null> {
  const { folder, notify } = useStore.getState()
  if (folder === null) return 'No folder is open.'
  const answer = await request('saveAuthor', { folder: folder.key, handle, fields })
  if (!answer.ok) return answer.error.message
  notify({ tone: 'info', message: `@${handle} is saved in ${answer.value.path}.` })
  return null
}
