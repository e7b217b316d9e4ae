import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { choicesOf, matchChoices, nearDuplicates } from '#domain/fields/choices'
import { changeField } from '../changeField'
import { Chips } from './Chips'
import { type ControlProps, FieldName } from './control'
import { PickBox } from './PickBox'
import { useSourceAtFocus } from './useSourceAtFocus'

const inPosts = (posts: number) => (posts === 1 ? '1 post' : `${posts} posts`)

/** A list as tags: Enter or a comma adds, Backspace in the empty box takes the last one away. */
export function TagsField({ field, info, isReadOnly, onFailure }: ControlProps) {
  const inputId = useId()
  const [typed, setTyped] = useState('')
  const before = useSourceAtFocus(field)
  const items = Array.isArray(field.value) ? field.value : field.value === null ? [] : [String(field.value)]
  const choices = choicesOf(info.usage, info.rule)
  const write = (next: string[]) => onFailure(changeField(field, next, undefined, before.like()))
  const add = (text: string) => {
    const value = text.trim()
    setTyped('')
    if (value !== '' && !items.includes(value)) write([...items, value])
  }
  const suggestions = matchChoices(choices, typed, items).map(({ value, posts }) => ({
    value,
    text: value,
    hint: posts === 0 ? undefined : inPosts(posts),
  }))
  return (
    <div className="control">
      <label htmlFor={inputId}>
        <FieldName info={info} />
      </label>
      <div className="input tags">
        <Chips
          items={items}
          textOf={(item) => item}
          isReadOnly={isReadOnly}
          onRemove={(gone) => write(items.filter((_, index) => index !== gone))}
        />
        <PickBox
          label={info.label}
          id={inputId}
          typed={typed}
          onType={setTyped}
          suggestions={suggestions}
          onPick={add}
          onBackspace={() => items.length > 0 && write(items.slice(0, -1))}
          endKeys=","
          onFocus={before.enter}
          onLeave={() => {
            add(typed)
            before.leave()
          }}
          placeholder={items.length === 0 && !isReadOnly ? 'Type and press Enter' : ''}
          isReadOnly={isReadOnly}
          isRequired={info.rule?.required}
        />
      </div>
      {!isReadOnly &&
        nearDuplicates(items, choices).map(({ value, usual }) => (
          <p className="field-hint" key={value}>
            “{value}” is much like “{usual.value}”
            {usual.posts > 0 ? `, which ${inPosts(usual.posts)} use` : ''}.{' '}
            <Button
              className="link-button"
              onPress={() => write([...new Set(items.map((item) => (item === value ? usual.value : item)))])}
            >
              Use “{usual.value}”
            </Button>
          </p>
        ))}
    </div>
  )
}
