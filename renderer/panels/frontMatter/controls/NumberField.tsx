import { TextField as AriaTextField, Input, Label } from 'react-aria-components'
import { changeField } from '../changeField'
import { type ControlProps, FieldName } from './control'
import { useDraft } from './useDraft'

/** A number, typed as text so that nothing rounds or groups it; written once it is a number. */
export function NumberField({ field, info, isReadOnly, onFailure }: ControlProps) {
  const shown = field.value === null ? '' : field.source
  const draft = useDraft(field, shown)
  const change = (text: string) => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value)) {
      draft.type(text, shown)
      onFailure(
        `“${text}” is not a number, so the post keeps ${shown === '' ? 'nothing' : shown}. Type digits, with a point for decimals.`,
      )
      return
    }
    draft.type(text, String(value))
    onFailure(value === field.value ? null : changeField(field, value, draft.typing()))
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
      isRequired={info.rule?.required}
      isInvalid={info.trouble?.severity === 'error'}
      validationBehavior="aria"
      inputMode="decimal"
    >
      <Label>
        <FieldName info={info} />
      </Label>
      <Input className="input input-code" />
    </AriaTextField>
  )
}
