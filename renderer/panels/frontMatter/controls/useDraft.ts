import { useRef, useState } from 'react'
import type { Field } from '#domain/frontMatter/fields'
import type { Typing } from '../changeField'

/**
 * What is being typed into a control. While the control has the focus its own text is shown, because some of it (a
 * space at the end, a half-typed number) is not a value yet; else the post's value is shown. A change from elsewhere
 * (undo, the editor) replaces the draft at once.
 */
export function useDraft(field: Field, shown: string) {
  const [draft, setDraft] = useState<{ text: string; of: string } | null>(null)
  const sourceAtFocus = useRef<string | undefined>(undefined)
  const hasTyped = useRef(false)
  const isOurs = draft !== null && draft.of === shown
  return {
    text: isOurs ? draft.text : shown,
    /** How the next value is to be written: as the value that stood there when the control was entered. */
    typing(): Typing {
      const stage = hasTyped.current ? 'continues' : 'begins'
      hasTyped.current = true
      return sourceAtFocus.current === undefined ? { stage } : { stage, like: sourceAtFocus.current }
    },
    /** Remembers what was typed; `value` is what the post shows once it is written. */
    type: (text: string, value: string) => setDraft({ text, of: value }),
    onFocus: () => {
      sourceAtFocus.current = field.source
      hasTyped.current = false
    },
    onBlur: () => {
      sourceAtFocus.current = undefined
      hasTyped.current = false
      setDraft(null)
    },
  }
}
