import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'

/** One suggestion: what is written, how it is shown, and a note beside it. */
export interface Suggestion {
  value: string
  text: string
  hint?: string
  mark?: ReactNode
}

interface PickBoxProps {
  /** Names the box for assistive programs; `id` is that of its input, for a label elsewhere. */
  label: string
  id?: string
  typed: string
  onType: (text: string) => void
  suggestions: readonly Suggestion[]
  /** A suggestion was chosen, or Enter was pressed on what was typed. */
  onPick: (value: string) => void
  onBackspace?: () => void
  /** Keys that end what was typed, besides Enter. */
  endKeys?: string
  onLeave?: () => void
  onFocus?: () => void
  placeholder?: string
  isReadOnly?: boolean
  isRequired?: boolean
  inputClass?: string
  autoFocus?: boolean
}

/** A box to type in, with suggestions that the arrow keys go through. Anything may be typed. */
export function PickBox(props: PickBoxProps) {
  const { typed, suggestions, onPick, onBackspace, endKeys = '', isReadOnly = false } = props
  const input = useRef<HTMLInputElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || isReadOnly) return
    const isOnSuggestion = event.currentTarget.getAttribute('aria-activedescendant') !== null
    if ((event.key === 'Enter' && !isOnSuggestion) || (endKeys !== '' && endKeys.includes(event.key))) {
      event.preventDefault()
      event.stopPropagation()
      onPick(typed)
    } else if (event.key === 'Backspace' && typed === '') onBackspace?.()
  }
  return (
    <ComboBox
      className="pick-box"
      aria-label={props.label}
      items={suggestions}
      inputValue={typed}
      onInputChange={props.onType}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key !== null) onPick(String(key))
      }}
      allowsCustomValue
      menuTrigger="input"
      isReadOnly={isReadOnly}
      isRequired={props.isRequired}
      validationBehavior="aria"
      onBlur={props.onLeave}
      onFocus={props.onFocus}
    >
      <Input
        ref={input}
        id={props.id}
        className={props.inputClass ?? 'tag-input'}
        placeholder={props.placeholder}
        autoFocus={props.autoFocus}
        onKeyDownCapture={onKeyDown}
      />
      <Popover className="popover" placement="bottom start" offset={6}>
        <ListBox<Suggestion> className="menu" aria-label={`Suggestions for ${props.label}`}>
          {({ value, text, hint, mark }) => (
            <ListBoxItem id={value} textValue={text} className="menu-item">
              {mark}
              <span className="menu-text">{text}</span>
              {hint !== undefined && <span className="menu-hint">{hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
