import { useState } from 'react'
import { TextField as AriaTextField, Label, TextArea } from 'react-aria-components'
import { changeFieldSource } from '../changeField'
import { type ControlProps, FieldName } from './control'

/** A value that has no simpler control, edited as its own source; written on leaving the box or by Ctrl/Cmd+Enter. */
export function SourceField({ field, info, isReadOnly, onFailure }: ControlProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const write = () => {
    if (draft === null) return
    const failure = draft === field.source ? null : changeFieldSource(field, draft)
    onFailure(failure)
    // A refused source stays in the box, so that it can be mended.
    if (failure === null) setDraft(null)
  }
  return (
    <AriaTextField
      className="control"
      value={draft ?? field.source}
      onChange={setDraft}
      onBlur={write}
      isReadOnly={isReadOnly}
    >
      <Label>
        <FieldName info={info} />
      </Label>
      <TextArea
        className="input input-code"
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) write()
          else if (event.key === 'Escape') {
            setDraft(null)
            onFailure(null)
          }
        }}
      />
    </AriaTextField>
  )
}
