import { TextField as AriaTextField, Input, Label } from 'react-aria-components'
import { changeField } from './changeField'
import type { ControlProps } from './FieldRow'
import { useDraft } from './useDraft'

/** A number, typed as text so that nothing rounds or groups it; written once it is a number. */
export function NumberField({ field, isReadOnly, onFailure }: ControlProps) {
  const shown = field.source
  const draft = useDraft(field, shown)
  const change = (text: string) => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value)) {
      draft.type(text, shown)
      onFailure(
        `“${text}” is not a number, so the post keeps ${shown}. Type digits, with a point for decimals.`,
      )
      return
    }
    draft.type(text, String(value))
    onFailure(value === field.value ? null : changeField(field, value, draft.like()))
  }
  const leave = () => {
    draft.onBlur()
    onFailure(null)
  }
  return (
    <AriaTextField
      className="control"
      value={draft.text}
      onChange={change}
      onFocus={draft.onFocus}
      onBlur={leave}
      isReadOnly={isReadOnly}
      inputMode="decimal"
    >
      <Label>{field.label}</Label>
      <Input className="input input-code" />
    </AriaTextField>
  )
}
