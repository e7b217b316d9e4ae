import { useId } from 'react'
import { choicesOf, matchChoices } from '#domain/fields/choices'
import { changeField } from '../changeField'
import { type ControlProps, FieldName } from './control'
import { PickBox } from './PickBox'
import { useDraft } from './useDraft'

/** A text with suggestions: the choices of byline.json, or what the folder's posts have. */
export function ChoiceField({ field, info, isReadOnly, onFailure }: ControlProps) {
  const id = useId()
  const shown = typeof field.value === 'string' ? field.value : field.value === null ? '' : field.source
  const draft = useDraft(field, shown)
  const write = (text: string) => {
    const value = text.trim()
    if (text === draft.text) return
    draft.type(text, value)
    onFailure(value === shown ? null : changeField(field, value, draft.typing()))
  }
  const choices = choicesOf(info.usage, info.rule)
  // A value that is whole already asks for all the others.
  const isWhole = choices.some(({ value }) => value === draft.text)
  const suggestions = matchChoices(choices, isWhole ? '' : draft.text, []).map(({ value, posts }) => ({
    value,
    text: value,
    hint: posts > 0 ? `${posts}` : undefined,
  }))
  return (
    <div className="control">
      <label htmlFor={id}>
        <FieldName info={info} />
      </label>
      <PickBox
        label={info.label}
        id={id}
        typed={draft.text}
        onType={write}
        suggestions={suggestions}
        onPick={write}
        onFocus={draft.onFocus}
        onLeave={draft.onBlur}
        isReadOnly={isReadOnly}
        isRequired={info.rule?.required}
        inputClass="input"
      />
    </div>
  )
}
