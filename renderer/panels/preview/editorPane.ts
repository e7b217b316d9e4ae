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

  /** How far it can be scrolled without added space. */
  get reach(): number {
    const below = Number.parseFloat(getComputedStyle(this.view.contentDOM).paddingBottom) - this.space
    return Math.max(0, this.textEnd + below - this.height)
  }

  /** Adds space below the text, in place of what was added before. */
  setEndSpace(space: number): void {
    const pixels = Math.ceil(space)
    if (pixels === this.space) return
    this.space = pixels
    this.view.scrollDOM.style.setProperty('--end-space', `${pixels}px`)
    this.view.requestMeasure()
  }
}
