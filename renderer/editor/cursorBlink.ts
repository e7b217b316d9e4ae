import { type Extension, Prec } from '@codemirror/state'
import { drawSelection, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

/** How long the cursor is seen, and then not, in milliseconds; half of CodeMirror's own period. */
const half = 600

/**
 * Blinks by a timer, which runs twice in a period. CodeMirror's style animation would have the browser make sixty frames
 * a second while nothing changes, and a second one for each key.
 */
const blinking = ViewPlugin.fromClass(
  class {
    private timer: ReturnType<typeof setInterval> | undefined
    private readonly stillness = matchMedia('(prefers-reduced-motion: reduce)')

    constructor(private readonly view: EditorView) {
      this.restart()
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.selectionSet || update.focusChanged) this.restart()
    }

    destroy(): void {
      clearInterval(this.timer)
    }

    private restart(): void {
      clearInterval(this.timer)
      this.show(true)
      if (this.view.hasFocus && !this.stillness.matches)
        this.timer = setInterval(() => this.show(this.layer?.style.visibility === 'hidden'), half)
    }

    private get layer(): HTMLElement | null {
      return this.view.scrollDOM.querySelector('.cm-cursorLayer')
    }

    private show(isSeen: boolean): void {
      const visibility = isSeen ? '' : 'hidden'
      if (this.layer !== null && this.layer.style.visibility !== visibility)
        this.layer.style.visibility = visibility
    }
  },
)

/** The editor sets the animation's name on the element itself. */
const withoutAnimation = EditorView.theme({
  '&.cm-focused > .cm-scroller > .cm-cursorLayer': { animation: 'none !important' },
})

/** Draws selections and cursors. */
export function drawCursors(): Extension {
  return [drawSelection({ cursorBlinkRate: 0 }), Prec.highest(withoutAnimation), blinking]
}
