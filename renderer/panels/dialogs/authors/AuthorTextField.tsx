import type { KeyboardEvent } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'

interface AuthorTextFieldProps {
  name: string
  label: string
  value: string
  onChange: (text: string) => void
  onBlur: () => void
  /** What is wrong with the value, once the writer has left the field. */
  trouble: string | undefined
  hint?: string
  type?: 'text' | 'email' | 'url'
  isCode?: boolean
  isLong?: boolean
  isWide?: boolean
  autoFocus?: boolean
}

/** A line about an author, with what is wrong with it below. A long one wraps; Enter ends the form in all of them. */
export function AuthorTextField(props: AuthorTextFieldProps) {
  const {
    label,
    trouble,
    hint,
    type = 'text',
    isCode = false,
    isLong = false,
    isWide = isLong,
    ...field
  } = props
  const submit = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <TextField
      className={isWide ? 'control author-wide' : 'control'}
      type={type}
      isInvalid={trouble !== undefined}
      validationBehavior="aria"
      spellCheck={isLong ? 'true' : 'false'}
      autoComplete="off"
      {...field}
    >
      <Label>{label}</Label>
      {isLong ? (
        <TextArea className="input" rows={2} onKeyDown={submit} />
      ) : (
        <Input className={isCode ? 'input input-code' : 'input'} />
      )}
      {trouble === undefined && hint !== undefined && (
        <Text slot="description" className="field-note">
          {hint}
        </Text>
      )}
      <FieldError className="field-failure">{trouble}</FieldError>
    </TextField>
  )
}
