import type { PageParts } from '#domain/page/rendered'
import { currentView } from '../../editor/currentView'
import { openPage } from '../../state/analysisSlice'
import { openCopy } from '../../state/copiesSlice'
import { useStore } from '../../state/store'
import { createFrameSanitizer } from './frameSanitizer'
import { firstSlice, limitPage, nextSlice } from './limitPage'
import { createMathStyle } from './mathStyle'
import { listenToPage } from './pageInput'
import { PreviewDom } from './previewDom'
import { ScrollTogether } from './scrollTogether'

/** Blocks from which on a page counts as long. */
const longPage = 1000

const hasMath = ({ items, footer }: PageParts) =>
  (footer?.hasMath ?? false) || items.some((item) => item.hasMath === true)

/** Draws every new analysis into the page, beside the place in the editor that it belongs to. */
export function followText(page: Document): () => void {
  const dom = new PreviewDom(page, createFrameSanitizer(page))
  let beside: ScrollTogether | null = null
  let shownPage: unknown = null
  let shownId: string | null = null
  let cursor = -1
  let limit = firstSlice
  let frame = 0
  let idle = 0
  const findEditor = () => {
    const view = currentView()
    if (beside?.view === view) return
    beside?.stop()
    beside = view === null ? null : new ScrollTogether(view, page, dom)
  }
  const draw = () => {
    frame = 0
    idle = 0
    findEditor()
    const state = useStore.getState()
    const shown = openPage(state)
    const copy = openCopy(state)
    if (shown === null || copy === null) return
    const { parts } = shown
    if (hasMath(parts) && !hasMathStyle()) return
    const isOther = shownId !== copy.id
    if (isOther) limit = firstSlice
    const total = parts.items.length
    const isPartly = limit < total
    const isNew = parts !== shownPage || isPartly
    if (isNew) {
      beside?.beforeDraw()
      page.documentElement.toggleAttribute('data-is-partly', isPartly)
      page.documentElement.toggleAttribute('data-is-long', total > longPage)
      dom.show(limitPage(parts, limit))
      const lang = parts.head.lang || 'en'
      // Setting it, even to what it is, has the style of every element computed again.
      if (page.documentElement.lang !== lang) page.documentElement.lang = lang
      // The last slice is drawn once more as a whole, footnotes and all.
      shownPage = isPartly ? null : parts
    }
    dom.showOnly(state.onlyAuthor)
    const head = copy.state.selection.main.head
    const isMoved = head !== cursor && !isOther
    if (isNew || isMoved) beside?.afterDraw(dom.mark(head), { id: copy.id, isOther, isWhole: !isPartly })
    if (isMoved && !isPartly) beside?.showCursor(head)
    cursor = head
    shownId = copy.id
    // What is typed meanwhile comes first.
    if (isPartly) {
      limit += nextSlice
      idle ||= requestIdleCallback(draw, { timeout: 400 })
    }
  }
  const plan = () => {
    if (idle === 0) frame ||= requestAnimationFrame(draw)
  }
  const stopListening = listenToPage(page, dom, (offset, height) => beside?.putCursor(offset, height))
  const stop = useStore.subscribe(plan)
  const hasMathStyle = createMathStyle(page, plan)
  plan()
  return () => {
    stop()
    stopListening()
    beside?.stop()
    cancelAnimationFrame(frame)
    cancelIdleCallback(idle)
  }
}
