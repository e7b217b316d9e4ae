import { request } from '../transport'
import { openCopy } from './copiesSlice'
import { useStore } from './store'
import { encodeCopy } from './workingCopy'

function download(fileName: string, html: string): void {
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

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
  if (result.kind === 'download') download(result.fileName, result.html)
  const where = result.kind === 'download' ? result.fileName : result.label
  notify({ tone: 'info', message: [`Exported to ${where}.`, ...result.warnings].join(' ') })
}
