import { currentView } from '../../editor/currentView'
import { useStore } from '../../state/store'
import { request } from '../../transport'
import { clickedOffset } from './clickedOffset'
import type { PreviewDom } from './previewDom'

/** The element that `#name` leads to: the name as written, or with its percent signs read. */
function findAnchor(page: Document, name: string): HTMLElement | null {
  const exact = page.getElementById(name)
  if (exact !== null) return exact
  try {
    return page.getElementById(decodeURIComponent(name))
  } catch {
    return null
  }
}

/** Puts the cursor where a height of the page's window was clicked. */
export type PutCursor = (offset: number, height: number) => void

/** A click in the page: links go through main's allow-list, anchors scroll, all else puts the cursor there. */
function followClick(event: MouseEvent, page: Document, dom: PreviewDom, putCursor: PutCursor): void {
  const target = event.target as Element | null
  const link = target?.closest?.('a[href]')
  // Nothing leads anywhere by itself, whatever it is; only what can be folded opens.
  if (link || !target?.closest?.('summary')) event.preventDefault()
  if (link) {
    const href = link.getAttribute('href') ?? ''
    if (href.startsWith('#')) findAnchor(page, href.slice(1))?.scrollIntoView()
    else if (/^(?:https?:|mailto:)/i.test(href)) void openLink(href)
    return
  }
  // A second click selects a word; what is selected stays so.
  if (target === null || event.detail > 1 || page.getSelection()?.isCollapsed === false) return
  const block = dom.placeOf(target)
  const view = currentView()
  if (block === null || view === null) return
  putCursor(clickedOffset(block, view.state.sliceDoc(block.from, block.to), event), event.clientY)
}

async function openLink(url: string): Promise<void> {
  const answer = await request('openLink', { url })
  if (!answer.ok) useStore.getState().notify({ tone: 'error', message: answer.error.message })
}

/** Keys pressed while the focus is in the page still run commands of the window. */
function forwardKeys(page: Document, signal: AbortSignal): void {
  const forward = (event: KeyboardEvent) => {
    const copy = new KeyboardEvent('keydown', event)
    if (!window.dispatchEvent(copy) || copy.defaultPrevented) event.preventDefault()
  }
  page.addEventListener('keydown', forward, { signal })
}

/** Takes what is clicked, pressed and dropped in the page; it goes when its document does. */
export function listenToPage(page: Document, dom: PreviewDom, putCursor: PutCursor): () => void {
  const click = (event: MouseEvent) => followClick(event, page, dom, putCursor)
  const refuse = (event: Event) => event.preventDefault()
  const stop = new AbortController()
  const { signal } = stop
  page.addEventListener('click', click, { signal })
  page.addEventListener('auxclick', click, { signal })
  for (const type of ['submit', 'dragover', 'drop']) page.addEventListener(type, refuse, { signal })
  forwardKeys(page, signal)
  return () => stop.abort()
}
