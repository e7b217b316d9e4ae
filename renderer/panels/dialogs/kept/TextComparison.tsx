import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'

interface TextComparisonProps {
  left: { label: string; text: string }
  right: { label: string; text: string }
}

/** Two texts side by side with their differences marked; what is the same is folded. */
export function TextComparison({ left, right }: TextComparisonProps) {
  const parent = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (parent.current === null) return
    const side = ({ label, text }: { label: string; text: string }) => ({
      doc: text,
      extensions: [
        EditorView.lineWrapping,
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      ],
    })
    const view = new MergeView({
      parent: parent.current,
      a: side(left),
      b: side(right),
      collapseUnchanged: { margin: 2, minSize: 6 },
      diffConfig: { scanLimit: 2000, timeout: 300 },
    })
    return () => view.destroy()
  }, [left, right])
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
