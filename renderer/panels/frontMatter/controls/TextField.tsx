import { TextField as AriaTextField, Input, Label, TextArea } from 'react-aria-components'
import { changeField } from '../changeField'
import { type ControlProps, FieldName } from './control'
import { useDraft } from './useDraft'

/** A text in one line, or in an area that grows with it. Spaces at the ends are not part of the value. */
export function TextField({ field, info, isReadOnly, onFailure }: ControlProps) {
  const shown = typeof field.value === 'string' ? field.value : field.value === null ? '' : field.source
  const draft = useDraft(field, shown)
  const change = (text: string) => {
    const value = text.trim()
    draft.type(text, value)
    onFailure(value === shown ? null : changeField(field, value, draft.typing()))
  }
  const isLong = info.control === 'longText' || field.shape === 'longText'
  return (
    <AriaTextField
      className="control"
      value={draft.text}
      onChange={change}
      onFocus={draft.onFocus}
      onBlur={draft.onBlur}
      isReadOnly={isReadOnly}
      isRequired={info.rule?.required}
      isInvalid={info.trouble?.severity === 'error'}
      validationBehavior="aria"
    >
      <Label>
        <FieldName info={info} />
      </Label>
      {isLong ? <TextArea className="input" rows={2} /> : <Input className="input" />}
    </AriaTextField>
  )
}
