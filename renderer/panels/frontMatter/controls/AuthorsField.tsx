import { useId, useState } from 'react'
import { authorHue } from '#domain/authors/colour'
import { authorName } from '#domain/authors/handle'
import { entryOf, writesNames } from '#domain/fields/authorWriting'
import { useStore } from '../../../state/store'
import { changeField } from '../changeField'
import { Chips } from './Chips'
import { type ControlProps, FieldName } from './control'
import { PickBox } from './PickBox'
import { useSourceAtFocus } from './useSourceAtFocus'

/**
 * The post's authors with their names and colours. One text holds one author until a second one is added: then it becomes
 * a list. Handles or names are written, as the folder's posts write them.
 */
export function AuthorsField({ field, info, isReadOnly, onFailure }: ControlProps) {
  const inputId = useId()
  const [typed, setTyped] = useState('')
  const before = useSourceAtFocus(field)
  const authors = useStore((state) => state.authors)
  const { value } = field
  const isList = Array.isArray(value) || (value === null && field.shape === 'list')
  const items = Array.isArray(value) ? value : value === null || value === '' ? [] : [String(value)]
  const nameOf = (item: string) => authorName(entryOf(item, authors), item)
  const hueOf = (item: string) => authorHue(entryOf(item, authors)?.handle ?? item)
  const dot = (item: string) => <span className="dot" style={{ '--hue': hueOf(item) }} />
  const byName = writesNames(info.usage, authors)

  const write = (next: string[]) =>
    onFailure(
      changeField(field, isList || next.length > 1 ? next : (next[0] ?? ''), undefined, before.like()),
    )
  const add = (text: string) => {
    const author = text.trim()
    setTyped('')
    if (author !== '' && !items.includes(author)) write([...items, author])
  }
  const query = typed.trim().replace(/^@/, '').toLowerCase()
  const suggestions = [...authors]
    .sort((a, b) => b.posts - a.posts || (a.handle < b.handle ? -1 : 1))
    .filter(({ handle, name }) => `${handle} ${name}`.toLowerCase().includes(query))
    .map((entry) => ({ entry, value: byName && entry.name !== '' ? entry.name : entry.handle }))
    .filter((choice) => !items.includes(choice.value))
    .slice(0, 12)
    .map(({ entry, value: written }) => ({
      value: written,
      text: authorName(entry, entry.handle),
      hint: `@${entry.handle}`,
      mark: dot(entry.handle),
    }))
  return (
    <div className="control">
      <label htmlFor={inputId}>
        <FieldName info={info} />
      </label>
      <div className="input tags">
        <Chips
          items={items}
          textOf={nameOf}
          markOf={dot}
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
          placeholder={items.length === 0 && !isReadOnly ? 'Name or handle' : ''}
          isReadOnly={isReadOnly}
          isRequired={info.rule?.required}
        />
      </div>
    </div>
  )
}
