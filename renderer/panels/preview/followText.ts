import type { PageParts } from '#domain/page/rendered'
import { isRightToLeft } from '#domain/page/textDirection'
import { currentView } from '../../editor/currentView'
import { openPage } from '../../state/analysisSlice'
import { openCopy } from '../../state/copiesSlice'
import { useStore } from '../../state/store'
import { createFrameSanitizer } from './frameSanitizer'
import { createMathStyle } from './mathStyle'
import { listenToPage } from './pageInput'
import { longPage, PreviewDom } from './previewDom'
import { ScrollTogether } from './scrollTogether'
import { beginningOf, blocksToDraw, nothingDrawn, Pace } from './slices'

const hasMath = ({ items, footer }: PageParts) =>
  (footer?.hasMath ?? false) || items.some((item) => item.hasMath === true)

/** Draws every new analysis into the page, beside the place in the editor that it belongs to. */
export function followText(page: Document): () => void {
  const dom = new PreviewDom(page, createFrameSanitizer(page))
  let beside: ScrollTogether | null = null
  let shownPage: PageParts | null = null
  let drawn = nothingDrawn
  let pace = new Pace()
  let shownId: string | null = null
  let cursor = -1
  let frame = 0
  let idle = 0
  const findEditor = () => {
    const view = currentView()
    if (beside?.view === view) return
    beside?.stop()
    beside = view === null ? null : new ScrollTogether(view, page, dom)
  }
  const draw = () => {
    const start = performance.now()
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
    if (isOther) {
      drawn = nothingDrawn
      // Blocks of another post may be much heavier.
      pace = new Pace()
      dom.leave()
      beside?.leave()
    }
    const isNew = parts !== shownPage || !drawn.isWhole
    if (isNew) {
      beside?.beforeDraw()
      const { length } = parts.items
      const count = blocksToDraw(parts, drawn, pace)
      drawn = { items: parts.items.slice(0, count), length, isWhole: count === length }
      page.documentElement.toggleAttribute('data-is-partly', !drawn.isWhole)
      page.documentElement.toggleAttribute('data-is-long', length > longPage)
      dom.show(beginningOf(parts, count))
      const lang = parts.head.lang || 'en'
      // Setting it, even to what it is, has the style of every element computed again.
      if (page.documentElement.lang !== lang) {
        page.documentElement.lang = lang
        page.documentElement.dir = isRightToLeft(lang) ? 'rtl' : ''
      }
      shownPage = parts
    }
    const { isWhole } = drawn
    dom.showOnly(state.onlyAuthor)
    const head = copy.state.selection.main.head
    const isMoved = head !== cursor && !isOther
    if (isNew || isMoved) beside?.afterDraw(dom.mark(head), { id: copy.id, isOther, isWhole })
    if (isMoved && isWhole) beside?.showCursor(head)
    cursor = head
    shownId = copy.id
    // What is typed meanwhile comes first.
    if (isWhole) return
    pace.learn(performance.now() - start)
    idle ||= requestIdleCallback(draw, { timeout: 400 })
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
