import { request } from '../transport'
import { openCopy } from './copiesSlice'
import { download } from './download'
import { useStore } from './store'
import { encodeCopy } from './workingCopy'

/** Exports the open post as it stands in the editor into one HTML file. */
export async function exportOpenPost(): Promise<void> {
  const copy = openCopy(useStore.getState())
  if (copy === null) return
  const answer = await request('exportPost', { id: copy.id, raw: encodeCopy(copy) })
  const { notify } = useStore.getState()
  if (!answer.ok) {
    notify({ tone: 'error', message: `The page was not exported. ${answer.error.message}` })
    return
  }
  const result = answer.value
  if (result.kind === 'cancelled') return
  if (result.kind === 'download') download(result.fileName, result.html, 'text/html')
  const where = result.kind === 'download' ? result.fileName : result.label
  notify({ tone: 'info', message: [`Exported to ${where}.`, ...result.warnings].join(' ') })
}
