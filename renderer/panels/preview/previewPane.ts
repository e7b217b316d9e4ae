import { ScrollPane } from './scrollPane'

/** Room left at the edges when something is brought into view. */
const margin = 24

/** The page as a pane that scrolls together with the editor. */
export class PreviewPane extends ScrollPane {
  constructor(readonly page: Document) {
    super(page.documentElement)
  }

  get height(): number {
    return this.scroller.clientHeight
  }

  /** Where the page ends. */
  get pageEnd(): number {
    const article = this.page.body.firstElementChild
    return article === null ? 0 : this.bottomOf(article)
  }

  /** How much longer the page is than the pane; may be below 0. */
  get excess(): number {
    return this.pageEnd - this.height
  }

  /** Height of an element's upper edge, from the top of the page. */
  topOf(element: Element): number {
    return element.getBoundingClientRect().top + this.top
  }

  bottomOf(element: Element): number {
    return element.getBoundingClientRect().bottom + this.top
  }

  /** Lets it be scrolled further by so much, in place of what was added before. */
  addReach(further: number): void {
    const value = further > 0 ? `${Math.ceil(further + Math.max(0, -this.excess))}px` : ''
    if (this.page.body.style.paddingBlockEnd !== value) this.page.body.style.paddingBlockEnd = value
  }

  /** The least scrolling from `y` after which a part of the page (its top and bottom) is in view. */
  clampToShow([top, bottom]: [number, number], y: number = this.top): number {
    return Math.max(Math.min(y, top - margin), bottom + margin - this.height)
  }
}
