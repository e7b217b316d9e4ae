import createPurifier, { type WindowLike } from 'dompurify'
import { useEffect, useRef, useState } from 'react'
import { createSanitizer } from '#domain/page/sanitize'
import { jumpTo } from '../editor/currentView'
import { missingImagesOf, openAnalysis } from '../state/analysisSlice'
import { openCopy } from '../state/copiesSlice'
import { createImageUrl } from '../state/imageUrl'
import { useStore } from '../state/store'
import { request } from '../transport'
import { countBlocks, firstSlice, limitPage, nextSlice } from './limitPage'
import { PreviewDom } from './previewDom'

/**
 * The post's own HTML is sanitised with the addresses of the post that is shown at that moment, by the frame's own
 * parser: nothing can run there even while it is being parsed.
 */
function createSanitize(page: Document): (html: string) => string {
  const purifier = createPurifier((page.defaultView ?? window) as WindowLike)
  return createSanitizer(purifier, (source) => {
    const state = useStore.getState()
    const id = state.openId
    if (id === null || state.folder === null) return null
    const missingImages = missingImagesOf(state, id)
    const context = { id, folderKey: state.folder.key, assetsRevision: state.assetsRevision, missingImages }
    return createImageUrl(context)(source)
  })
}

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

/** A click in the page: links go through main's allow-list, anchors scroll, all else puts the cursor there. */
function followClick(event: MouseEvent, page: Document, dom: PreviewDom): void {
  const target = event.target as Element | null
  const link = target?.closest?.('a[href]')
  if (link) {
    event.preventDefault()
    const href = link.getAttribute('href') ?? ''
    if (href.startsWith('#')) findAnchor(page, href.slice(1))?.scrollIntoView()
    else if (/^(?:https?:|mailto:)/i.test(href)) void openLink(href)
    return
  }
  if (target === null || page.getSelection()?.isCollapsed === false) return
  const offset = dom.offsetOf(target)
  if (offset !== null) jumpTo(offset)
}

async function openLink(url: string): Promise<void> {
  const answer = await request('openLink', { url })
  if (!answer.ok) useStore.getState().notify({ tone: 'error', message: answer.error.message })
}

/** Keys pressed while the focus is in the page still run commands of the window. */
function forwardKeys(page: Document): void {
  page.addEventListener('keydown', (event) => {
    const copy = new KeyboardEvent('keydown', event)
    if (!window.dispatchEvent(copy) || copy.defaultPrevented) event.preventDefault()
  })
}

function isInView(element: Element, page: Document): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  const height = page.documentElement.clientHeight
  return top < height - 40 && bottom > 40
}

/** Draws every new analysis into the page, and keeps the block at the cursor in view. */
function follow(page: Document): () => void {
  const dom = new PreviewDom(page, createSanitize(page))
  let shownPage: unknown = null
  let shownId: string | null = null
  let cursor = -1
  let limit = firstSlice
  let frame = 0
  let idle = 0
  const draw = () => {
    frame = 0
    idle = 0
    const state = useStore.getState()
    const analysis = openAnalysis(state)
    const copy = openCopy(state)
    if (analysis === null || copy === null) return
    const isOther = shownId !== copy.id
    if (isOther) limit = firstSlice
    const total = countBlocks(analysis.page)
    const isPartly = limit < total
    if (analysis.page !== shownPage || isPartly) {
      page.body.classList.toggle('is-long', total > firstSlice)
      dom.show(limitPage(analysis.page, limit))
      const lang = analysis.page.lang || 'en'
      // Setting it, even to what it is, has the style of every element computed again.
      if (page.documentElement.lang !== lang) page.documentElement.lang = lang
      // The last slice is drawn once more as a whole, footnotes and all.
      shownPage = isPartly ? null : analysis.page
    }
    dom.showOnly(state.onlyAuthor)
    if (isPartly) {
      limit += nextSlice
      // What is typed meanwhile comes first; the place of the cursor is shown when all is there.
      idle ||= requestIdleCallback(draw, { timeout: 400 })
      shownId = copy.id
      return
    }
    const head = copy.state.selection.main.head
    if (isOther) page.documentElement.scrollTo({ top: 0 })
    if (head !== cursor || isOther) {
      const block = dom.mark(head)
      if (!isOther && block !== null && !isInView(block, page)) block.scrollIntoView({ block: 'center' })
    }
    cursor = head
    shownId = copy.id
  }
  const plan = () => {
    if (idle === 0) frame ||= requestAnimationFrame(draw)
  }
  const click = (event: MouseEvent) => followClick(event, page, dom)
  page.addEventListener('click', click)
  page.addEventListener('auxclick', click)
  page.addEventListener('submit', (event) => event.preventDefault())
  page.addEventListener('dragover', (event) => event.preventDefault())
  page.addEventListener('drop', (event) => event.preventDefault())
  forwardKeys(page)
  const stop = useStore.subscribe(plan)
  plan()
  return () => {
    stop()
    cancelAnimationFrame(frame)
    cancelIdleCallback(idle)
  }
}

/** The finished page beside the text. Its document has its own policy and runs no scripts. */
export function PreviewPanel() {
  const frame = useRef<HTMLIFrameElement>(null)
  const [page, setPage] = useState<Document | null>(null)
  const theme = useStore((state) => state.settings.theme)
  useEffect(() => (page === null ? undefined : follow(page)), [page])
  useEffect(() => {
    if (page === null) return
    if (theme === 'system') delete page.documentElement.dataset.theme
    else page.documentElement.dataset.theme = theme
  }, [page, theme])
  return (
    <div className="preview">
      <iframe
        ref={frame}
        title="Preview"
        src="preview.html"
        sandbox="allow-same-origin"
        onLoad={() => setPage(frame.current?.contentDocument ?? null)}
      />
    </div>
  )
}
