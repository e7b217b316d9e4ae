import { openAnalysis } from './analysisSlice'
import { changeSettings } from './folders'
import { useStore } from './store'

/** Longest waits, in milliseconds: for the page to be there and whole, and for its images. */
const longestDrawing = 10_000
const longestLoading = 3000

let page: Document | null = null

/** Tells which document shows the page; answers with the way to take that back. */
export function setPrintablePage(document: Document): () => void {
  page = document
  return () => {
    if (page === document) page = null
  }
}

/** Prints the page of the open post as the preview shows it, by the system's print dialog. */
export async function printPage(): Promise<void> {
  const { settings, notify } = useStore.getState()
  if (!settings.showPreview) changeSettings({ showPreview: true })
  const whole = await waitForWhole()
  if (whole === null) {
    notify({
      tone: 'error',
      message: 'The page is not drawn yet, so nothing was printed. Try again in a moment.',
    })
    return
  }
  await loadImages(whole)
  whole.defaultView?.print()
}

/** The page once all of it is drawn; null where that takes too long. */
async function waitForWhole(): Promise<Document | null> {
  const end = performance.now() + longestDrawing
  while (performance.now() < end) {
    const isShown = openAnalysis(useStore.getState()) !== null && page?.querySelector('.post-header') != null
    if (isShown && page !== null && !page.documentElement.hasAttribute('data-is-partly')) return page
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return null
}

/** Images wait to be scrolled to: on paper they are all there. */
async function loadImages(document: Document): Promise<void> {
  const images = [...document.images]
  for (const image of images) image.loading = 'eager'
  const all = Promise.all(images.map((image) => image.decode().catch(() => {})))
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, longestLoading))])
}
