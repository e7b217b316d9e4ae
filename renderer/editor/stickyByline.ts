import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { authorHue } from '#domain/authors/colour'
import { analysisField, sectionIndexAt } from './analysisField'
import { authorNames } from './bylineDecorations'

/** The handle whose section the top of the editor shows, while its byline is scrolled away; else ''. */
function handleAtTop(view: EditorView): string {
  const top = view.scrollDOM.scrollTop - view.documentPadding.top
  if (top <= 0) return ''
  const { from } = view.lineBlockAtHeight(top)
  const section = view.state.field(analysisField).sections[sectionIndexAt(view.state, from)]
  if (section === undefined || section.handle === '') return ''
  return view.lineBlockAt(Math.min(section.from, view.state.doc.length)).bottom <= top ? section.handle : ''
}

/** Keeps the name of the author whose section is scrolled through at the top of the editor. */
export const stickyByline = ViewPlugin.fromClass(
  class {
    private readonly element = document.createElement('div')
    private shown = ''
    private readonly onScroll = () => this.plan()

    constructor(private readonly view: EditorView) {
      this.element.className = 'cm-sticky-byline'
      this.element.hidden = true
      // It repeats what stands in the text.
      this.element.setAttribute('aria-hidden', 'true')
      view.dom.append(this.element)
      view.scrollDOM.addEventListener('scroll', this.onScroll, { passive: true })
      this.plan()
    }

    update(update: ViewUpdate): void {
      const isStale =
        update.docChanged ||
        update.geometryChanged ||
        update.startState.field(analysisField) !== update.state.field(analysisField)
      if (isStale) this.plan()
    }

    destroy(): void {
      this.view.scrollDOM.removeEventListener('scroll', this.onScroll)
      this.element.remove()
    }

    private plan(): void {
      this.view.requestMeasure({
        key: this,
        read: (view) => ({ handle: handleAtTop(view), top: view.scrollDOM.offsetTop }),
        write: ({ handle, top }) => this.show(handle, top),
      })
    }

    private show(handle: string, top: number): void {
      this.element.style.insetBlockStart = `${top}px`
      if (handle === this.shown) return
      this.shown = handle
      this.element.hidden = handle === ''
      if (handle === '') return
      const name = this.view.state.facet(authorNames)(handle)
      this.element.style.setProperty('--hue', String(authorHue(handle)))
      this.element.replaceChildren(`@${handle}`)
      if (name !== '' && name !== handle) {
        const full = document.createElement('span')
        full.textContent = name
        this.element.append(full)
      }
    }
  },
)
