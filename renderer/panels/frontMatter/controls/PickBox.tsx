import { type KeyboardEvent, type ReactNode, type RefObject, useContext, useEffect, useRef } from 'react'
import { ComboBox, ComboBoxStateContext, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'

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

/** The combo box takes every change of its text for typing (a pick, undo): where it was not, its list closes again. */
function CloseUnlessTyped({ text, typed }: { text: string; typed: RefObject<string> }) {
  const state = useContext(ComboBoxStateContext)
  const latest = useRef(state)
  latest.current = state
  useEffect(() => {
    // The box is drawn twice, once to gather its list, so nothing may be written here.
    if (typed.current === text) return
    const timer = setTimeout(() => latest.current?.close())
    return () => clearTimeout(timer)
  }, [text, typed])
  return null
}

/** A box to type in, with suggestions that the arrow keys go through. Anything may be typed. */
export function PickBox(props: PickBoxProps) {
  const { typed, suggestions, onPick, onBackspace, endKeys = '', isReadOnly = false } = props
  const typedText = useRef(typed)
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
      <CloseUnlessTyped text={typed} typed={typedText} />
      <Input
        id={props.id}
        className={props.inputClass ?? 'tag-input'}
        placeholder={props.placeholder}
        autoFocus={props.autoFocus}
        onInputCapture={(event) => {
          typedText.current = event.currentTarget.value
        }}
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
