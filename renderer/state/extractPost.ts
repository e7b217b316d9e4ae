import { request } from '../transport'
import { openCopy } from './copiesSlice'
import { download } from './download'
import { useStore } from './store'
import { encodeCopy } from './workingCopy'

/** Writes an author's sections of the open post, as it stands in the editor, as a file of their own. */
export async function extractOpenPost(handle: string): Promise<void> {
  const copy = openCopy(useStore.getState())
  if (copy === null) return
  const answer = await request('extractAuthor', { id: copy.id, raw: encodeCopy(copy), handle })
  const { notify } = useStore.getState()
  if (!answer.ok) {
    notify({ tone: 'error', message: answer.error.message })
    return
  }
  const result = answer.value
  if (result.kind === 'cancelled') return
  if (result.kind === 'download') download(result.fileName, result.text, 'text/markdown')
  const where = result.kind === 'download' ? result.fileName : result.label
  const lost = result.lost.length === 0 ? '' : ` ${result.lost.join(', ')} could not go along.`
  notify({
    tone: 'info',
    message: `The sections by @${handle} are in ${where}. “Take an extract back” brings the changes home.${lost}`,
  })
}
