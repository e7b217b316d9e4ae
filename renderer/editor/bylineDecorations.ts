import { Facet, type Range } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view'
import { authorHue } from '#domain/authors/colour'
import { type AuthoredRange, analysisField } from './analysisField'

/** Tells the author's name for a handle, or '' when nobody knows it. */
export const authorNames = Facet.define<(handle: string) => string, (handle: string) => string>({
  combine: (values) => values[0] ?? (() => ''),
})

class NameWidget extends WidgetType {
  constructor(readonly name: string) {
    super()
  }
  override eq(other: NameWidget) {
    return other.name === this.name
  }
  toDOM() {
    const element = document.createElement('span')
    element.className = 'cm-byline-name'
    element.textContent = this.name
    return element
  }
}

const lineDecorations = new Map<string, Decoration>()

function lineDecoration(handle: string, isByline: boolean): Decoration {
  const key = `${isByline ? '@' : ''}${handle}`
  let decoration = lineDecorations.get(key)
  if (decoration === undefined) {
    decoration = Decoration.line({
      class: isByline ? 'cm-authored cm-byline' : 'cm-authored',
      attributes: { style: `--hue:${authorHue(handle)}` },
    })
    lineDecorations.set(key, decoration)
  }
  return decoration
}

function decorateByline(view: EditorView, byline: AuthoredRange, into: Range<Decoration>[]): void {
  const line = view.state.doc.lineAt(byline.from)
  // Between an edit and the next analysis the line may hold something else.
  if (!line.text.startsWith(`@${byline.handle}`)) return
  const end = line.from + 1 + byline.handle.length
  into.push(Decoration.mark({ class: 'cm-byline-mark' }).range(line.from, line.from + 1))
  const name = view.state.facet(authorNames)(byline.handle)
  if (name !== '' && name !== byline.handle) {
    into.push(Decoration.widget({ widget: new NameWidget(name), side: 1 }).range(Math.min(end, line.to)))
  }
}

/** A bar in the author's colour beside every line of a section, and the name in the byline. Visible lines only. */
function decorate(view: EditorView): DecorationSet {
  const { bylines, sections } = view.state.field(analysisField)
  const { doc } = view.state
  const decorations: Range<Decoration>[] = []
  for (const { from, to } of view.visibleRanges) {
    for (const section of sections) {
      if (section.handle === '' || section.to < from || section.from > to) continue
      let position = Math.max(from, section.from)
      const end = Math.min(to, section.to, doc.length)
      while (position <= end) {
        const line = doc.lineAt(position)
        if (line.from >= section.to && section.to < doc.length) break
        const isByline = line.from === section.from && line.text.startsWith('@')
        decorations.push(lineDecoration(section.handle, isByline).range(line.from))
        position = line.to + 1
      }
    }
    for (const byline of bylines) {
      if (byline.from >= from && byline.from <= to) decorateByline(view, byline, decorations)
    }
  }
  return Decoration.set(decorations, true)
}

export const bylineDecorations = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }
    update(update: ViewUpdate) {
      const isStale =
        update.docChanged ||
        update.viewportChanged ||
        update.startState.field(analysisField) !== update.state.field(analysisField) ||
        update.startState.facet(authorNames) !== update.state.facet(authorNames)
      if (isStale) this.decorations = decorate(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)
