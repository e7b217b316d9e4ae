import { openAnalysis } from '../../state/analysisSlice'
import { openCopy } from '../../state/copiesSlice'
import { useStore } from '../../state/store'
import { createFrameSanitizer } from './frameSanitizer'
import { countBlocks, firstSlice, limitPage, nextSlice } from './limitPage'
import { listenToPage } from './pageInput'
import { PreviewDom } from './previewDom'

function isInView(element: Element, page: Document): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  const height = page.documentElement.clientHeight
  return top < height - 40 && bottom > 40
}

/** Draws every new analysis into the page, and keeps the block at the cursor in view. */
export function followText(page: Document): () => void {
  const dom = new PreviewDom(page, createFrameSanitizer(page))
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
  const stopListening = listenToPage(page, dom)
  const stop = useStore.subscribe(plan)
  plan()
  return () => {
    stop()
    stopListening()
    cancelAnimationFrame(frame)
    cancelIdleCallback(idle)
  }
}
