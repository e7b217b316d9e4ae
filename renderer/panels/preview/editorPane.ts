import type { EditorView } from '@codemirror/view'
import { ScrollPane } from './scrollPane'

/** Height of the content at an offset, from its top; wrapped and folded lines count by their share. */
export function editorHeightAt(view: EditorView, offset: number): number {
  const at = Math.min(Math.max(offset, 0), view.state.doc.length)
  const { from, to, top, height } = view.lineBlockAt(at)
  return view.documentPadding.top + top + height * Math.min(1, (offset - from) / (to + 1 - from))
}

/** The Markdown editor as a pane that scrolls together with the preview. */
export class EditorPane extends ScrollPane {
  private space = 0

  constructor(readonly view: EditorView) {
    super(view.scrollDOM)
  }

  get height(): number {
    return this.view.scrollDOM.clientHeight
  }

  /** Where the text ends. */
  get textEnd(): number {
    const { documentPadding, contentHeight } = this.view
    return contentHeight - documentPadding.bottom
  }

  /** How much longer the text is, with the space below it that is always there, than the pane; may be below 0. */
  get excess(): number {
    const below = Number.parseFloat(getComputedStyle(this.view.contentDOM).paddingBottom) - this.space
    return this.textEnd + below - this.height
  }

  /** Lets it be scrolled further by so much, in place of what was added before. */
  addReach(further: number): void {
    const pixels = further > 0 ? Math.ceil(further + Math.max(0, -this.excess)) : 0
    if (pixels === this.space) return
    this.space = pixels
    this.view.scrollDOM.style.setProperty('--end-space', `${pixels}px`)
    this.view.requestMeasure()
  }
}
