import { type EditorState, StateEffect, StateField } from '@codemirror/state'
import type { PostDetails } from '#domain/analysis'

/** A byline or section in the editor; half-open, moved along with edits until the next analysis. */
export interface AuthoredRange {
  from: number
  to: number
  handle: string
}

export interface EditorAnalysis {
  bylines: AuthoredRange[]
  sections: AuthoredRange[]
}

export const setEditorAnalysis = StateEffect.define<EditorAnalysis>()

const nothing: EditorAnalysis = { bylines: [], sections: [] }

/** Where bylines and sections are, for decorations and for the section at the cursor. */
export const analysisField = StateField.define<EditorAnalysis>({
  create: () => nothing,
  update(analysis, transaction) {
    for (const effect of transaction.effects) if (effect.is(setEditorAnalysis)) return effect.value
    if (!transaction.docChanged) return analysis
    const move = (range: AuthoredRange): AuthoredRange => ({
      ...range,
      from: transaction.changes.mapPos(range.from, 1),
      to: transaction.changes.mapPos(range.to, range.to === transaction.startState.doc.length ? 1 : -1),
    })
    return { bylines: analysis.bylines.map(move), sections: analysis.sections.map(move) }
  },
})

/** What decorations need of a whole analysis. */
export function toEditorAnalysis(result: PostDetails): EditorAnalysis {
  return {
    bylines: result.bylines,
    sections: result.sections.map(({ from, to, handle }) => ({ from, to, handle })),
  }
}

/** Index of the section that holds the offset, or -1. */
export function sectionIndexAt(state: EditorState, offset: number): number {
  const { sections } = state.field(analysisField)
  return sections.findIndex(
    ({ from, to }, index) => offset >= from && (offset < to || index === sections.length - 1),
  )
}
