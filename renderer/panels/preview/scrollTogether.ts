import type { EditorView } from '@codemirror/view'
import { useStore } from '../../state/store'
import { CursorAnchor } from './cursorAnchor'
import { EditorPane, editorHeightAt } from './editorPane'
import { LeadingPane } from './leadingPane'
import { PageMeetings } from './pageMeetings'
import type { PlacedBlock } from './placedBlock'
import type { PreviewDom } from './previewDom'
import { PreviewPane } from './previewPane'
import { endSpaces, otherPane, type PaneName } from './scrollMap'

/** Frames in which a place is looked at again, as heights that were only guessed become known. */
const settlingFrames = 4

/** Room left between the block at the cursor and the edges of the page when it is brought into view. */
const cursorMargin = 40

/** Keeps the page beside the text: the pane that the writer does not scroll follows the other. */
export class ScrollTogether {
  private readonly panes: { editor: EditorPane; preview: PreviewPane }
  private readonly leading: LeadingPane
  private readonly anchor: CursorAnchor
  private readonly stopping = new AbortController()
  private readonly sizes: ResizeObserver
  private frame = 0
  private followed: PaneName = 'editor'
  private looks = 0
  private width = 0
  /** Whether the page shows the text of the editor, and all of it. */
  private drawn: 'nothing' | 'partly' | 'wholly' = 'nothing'
  private id = ''
  private block: PlacedBlock | null = null
  /** Where the last click into the page has put the cursor. */
  private clicked = -1

  constructor(
    readonly view: EditorView,
    private readonly page: Document,
    private readonly dom: PreviewDom,
  ) {
    this.panes = { editor: new EditorPane(view), preview: new PreviewPane(page) }
    this.leading = new LeadingPane(page, view.dom)
    this.anchor = new CursorAnchor(this.panes.preview)
    const options = { passive: true, signal: this.stopping.signal }
    view.scrollDOM.addEventListener('scroll', () => this.scrolled('editor'), options)
    page.addEventListener('scroll', () => this.scrolled('preview'), options)
    this.sizes = new ResizeObserver(() => this.resized())
    this.watchSizes()
  }

  private watchSizes(): void {
    this.sizes.disconnect()
    this.sizes.observe(this.page.body.firstElementChild ?? this.page.body)
  }

  stop(): void {
    this.stopping.abort()
    this.leading.stop()
    this.sizes.disconnect()
    cancelAnimationFrame(this.frame)
    for (const pane of Object.values(this.panes)) pane.addReach(0)
  }

  /** Before the page of another post comes: nothing of the one that is there is looked at any more. */
  leave(): void {
    this.block = null
    this.anchor.forget()
  }

  /** Before the page changes. */
  beforeDraw(): void {
    this.anchor.note()
  }

  /** After the page has changed: the block at the cursor stays where it was. Another post begins where its text is. */
  afterDraw(block: PlacedBlock | null, change: { id: string; isOther: boolean; isWhole: boolean }): void {
    const wasPartly = this.drawn === 'partly'
    this.drawn = change.isWhole ? 'wholly' : 'partly'
    this.id = change.id
    this.block = block
    if (change.isOther) {
      this.panes.preview.moveTo(0)
      this.watchSizes()
    }
    this.anchor.settle(block)
    if (change.isOther || (wasPartly && this.followed === 'editor')) this.plan('editor')
  }

  /** The cursor has moved: its block is brought into view, unless the writer has seen and clicked it there. */
  showCursor(head: number): void {
    if (this.block === null || head === this.clicked) return
    this.clicked = -1
    const { preview } = this.panes
    const y = preview.clampToShow(this.extentOfCursor(this.block))
    if (y !== preview.top) {
      preview.moveTo(y)
      this.anchor.note()
    }
  }

  /** Puts the cursor at an offset that is shown in the page at a height of its window; the page stays. */
  putCursor(offset: number, height: number): void {
    const { view, panes } = this
    const at = Math.min(Math.round(offset), view.state.doc.length)
    this.clicked = at
    view.dispatch({ selection: { anchor: at }, userEvent: 'select.pointer' })
    const y = editorHeightAt(view, at)
    const isShown = y >= panes.editor.top && y < panes.editor.top + panes.editor.height - cursorMargin
    if (!isShown) panes.editor.moveTo(y - Math.min(height, panes.editor.height - cursorMargin))
    view.focus()
    // The editor may move once more while it measures what it now shows: the page is not to follow that.
    this.leading.keepPointerIn('preview')
  }

  private extentOfCursor({ first, last }: PlacedBlock): [number, number] {
    const { preview, editor } = this.panes
    const top = preview.topOf(first)
    const bottom = preview.bottomOf(last)
    if (bottom - top < preview.height - 2 * cursorMargin) return [top, bottom]
    const head = editorHeightAt(this.view, this.view.state.selection.main.head)
    const y = new PageMeetings(editor, preview, this.dom.placed()).map('editor', head)
    return [y, y + cursorMargin]
  }

  private get isOn(): boolean {
    const { settings, openId } = useStore.getState()
    return settings.scrollTogether && this.drawn !== 'nothing' && openId === this.id
  }

  private scrolled(pane: PaneName): void {
    if (pane === 'preview') this.anchor.note()
    if (this.panes[pane].isWhereExpected() || this.leading.pane !== pane) return
    this.panes[pane].forgetExpected()
    this.plan(pane)
  }

  /** The layout of the page has changed: images have come, the window has another width. */
  private resized(): void {
    this.anchor.settle()
    const width = this.page.documentElement.clientWidth
    if (width !== this.width && this.width !== 0) this.plan('editor')
    this.width = width
  }

  private plan(leader: PaneName): void {
    this.followed = leader
    this.looks = settlingFrames
    this.frame ||= requestAnimationFrame(() => this.follow())
  }

  /** Brings the pane that follows to where the leading one is, and looks again while that still changes. */
  private follow(): void {
    this.frame = 0
    if (!this.isOn) return
    const { panes, followed } = this
    const follower = panes[otherPane(followed)]
    const meetings = new PageMeetings(panes.editor, panes.preview, this.dom.placed())
    if (this.drawn === 'wholly') this.meetEnds(meetings)
    let y = meetings.map(followed, panes[followed].top)
    if (followed === 'editor' && this.leading.isByKeys && this.block !== null)
      y = panes.preview.clampToShow(this.extentOfCursor(this.block), y)
    const isMoved = Math.abs(follower.top - y) >= 1
    follower.moveTo(y)
    if (follower === panes.preview) this.anchor.note()
    this.looks = isMoved ? this.looks - 0.5 : this.looks - 1
    if (this.looks > 0) this.frame = requestAnimationFrame(() => this.follow())
  }

  /** Near the end of a pane, lets both reach it at the same place of the text. */
  private meetEnds(meetings: PageMeetings): void {
    const { editor, preview } = this.panes
    const reach = { editor: Math.max(0, editor.excess), preview: Math.max(0, preview.excess) }
    const isNear = (pane: EditorPane | PreviewPane, end: number) => pane.top > end - 2 * pane.height
    if (!isNear(editor, reach.editor) && !isNear(preview, reach.preview)) return
    const further = endSpaces(meetings.map, reach)
    editor.addReach(further.editor)
    preview.addReach(further.preview)
  }
}
