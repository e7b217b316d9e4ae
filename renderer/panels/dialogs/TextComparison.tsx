import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'

interface LabelledText {
  label: string
  text: string
}

interface TextComparisonProps {
  left: LabelledText
  right: LabelledText
  /** Where the right text may take single changes from the left one: told of the text that this makes. */
  onTaken?: ((text: string) => void) | undefined
}

/** The button between two texts that brings one change of the left text to the right one. */
function takeButton(): HTMLElement {
  const button = document.createElement('button')
  button.textContent = '→'
  button.setAttribute('aria-label', 'Take this change')
  button.title = 'Take this change'
  return button
}

/** Two texts side by side with their differences marked; what is the same is folded. */
export function TextComparison({ left, right, onTaken }: TextComparisonProps) {
  const parent = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (parent.current === null) return
    const side = ({ label, text }: LabelledText, canTake: boolean) => ({
      doc: text,
      extensions: [
        EditorView.lineWrapping,
        EditorState.readOnly.of(!canTake),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onTaken?.(state.doc.toString())
        }),
      ],
    })
    const view = new MergeView({
      parent: parent.current,
      a: side(left, false),
      b: side(right, onTaken !== undefined),
      ...(onTaken !== undefined && { revertControls: 'a-to-b' as const, renderRevertControl: takeButton }),
      collapseUnchanged: { margin: 2, minSize: 6 },
      diffConfig: { scanLimit: 2000, timeout: 300 },
    })
    return () => view.destroy()
  }, [left, right, onTaken])
  return (
    <div className="comparison">
      <div className="comparison-heads">
        <span>{left.label}</span>
        <span>{right.label}</span>
      </div>
      <div className="comparison-texts" ref={parent} />
    </div>
  )
}
