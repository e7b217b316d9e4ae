import type { PaneName } from './scrollMap'

interface Input {
  pane: PaneName
  by: 'pointer' | 'keys'
}

/**
 * Tells which pane the writer is scrolling: that of the last key pressed in it, or under the pointer that moved last.
 * A pointer that rests does not count, nor do keys that the page hands on to the window. Outside both panes it is the
 * editor: what is chosen there (a heading, a problem) is shown in the text.
 */
export class LeadingPane {
  private last: Input = { pane: 'editor', by: 'keys' }
  private readonly stopping = new AbortController()

  constructor(page: Document, editor: Element) {
    const options = { capture: true, passive: true, signal: this.stopping.signal }
    const listen = (target: EventTarget, pane: PaneName) => {
      const byPointer = (event: Event) => this.take({ pane, by: 'pointer' }, event)
      for (const type of ['pointerdown', 'wheel', 'touchstart'])
        target.addEventListener(type, byPointer, options)
      target.addEventListener(
        'pointermove',
        (event) => {
          // A drag that has left its pane, by a scroll bar or for a selection, still belongs to it.
          if ((event as PointerEvent).buttons === 0) byPointer(event)
        },
        options,
      )
      target.addEventListener('keydown', (event) => this.take({ pane, by: 'keys' }, event), options)
    }
    listen(window, 'editor')
    listen(page, 'preview')
    // A command that was called from the page and shows its result in the text.
    editor.addEventListener('focusin', (event) => this.take({ ...this.last, pane: 'editor' }, event), options)
  }

  get pane(): PaneName {
    return this.last.pane
  }

  /** Whether the pane is being scrolled by what is typed into it. */
  get isByKeys(): boolean {
    return this.last.by === 'keys'
  }

  /** The pointer is in a pane and stays the one that leads, though the focus has gone to the other. */
  keepPointerIn(pane: PaneName): void {
    this.last = { pane, by: 'pointer' }
  }

  stop(): void {
    this.stopping.abort()
  }

  private take(input: Input, event: Event): void {
    if (event.isTrusted) this.last = input
  }
}
