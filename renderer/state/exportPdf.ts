import { request } from '../transport'
import { openCopy } from './copiesSlice'
import { printPage } from './printPage'
import { useStore } from './store'
import { encodeCopy } from './workingCopy'

/** Prints the open post as it stands in the editor into a PDF; in a browser by its own print dialog. */
export async function exportPdf(): Promise<void> {
  const copy = openCopy(useStore.getState())
  if (copy === null) return
  const answer = await request('exportPdf', { id: copy.id, raw: encodeCopy(copy) })
  const { notify } = useStore.getState()
  if (!answer.ok) {
    notify({ tone: 'error', message: `The PDF was not written. ${answer.error.message}` })
    return
  }
  const result = answer.value
  if (result.kind === 'print') {
    notify({ tone: 'info', message: 'Choose “Save as PDF” as the printer in your browser’s print dialog.' })
    await printPage()
  } else if (result.kind === 'written') {
    notify({ tone: 'info', message: [`Exported to ${result.label}.`, ...result.warnings].join(' ') })
  }
}
