import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { Button, Tag, TagGroup, TagList } from 'react-aria-components'
import { authorHue } from '#domain/authors/colour'
import { authorName } from '#domain/authors/handle'
import { useStore } from '../../state/store'
import { changeField } from './changeField'
import type { ControlProps } from './FieldRow'

const authorKeys = new Set(['author', 'authors', 'by', 'byline', 'contributors'])

/** A list as tags: Enter or a comma adds, Backspace in the empty box takes the last one away. */
export function ListField({ field, isReadOnly, onFailure }: ControlProps) {
  const inputId = useId()
  const [typed, setTyped] = useState('')
  const authors = useStore((state) => state.authors)
  const items = Array.isArray(field.value) ? field.value : []
  const isAuthors = authorKeys.has(field.path.at(-1)?.toLowerCase() ?? '')
  const entryOf = (handle: string) => authors.find((author) => author.handle === handle)

  const write = (next: string[]) => onFailure(changeField(field, next))
  const add = () => {
    const value = typed.trim()
    setTyped('')
    if (value !== '' && !items.includes(value)) write([...items, value])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && typed === '' && items.length > 0) write(items.slice(0, -1))
  }
  return (
    <div className="control">
      <label htmlFor={inputId}>{field.label}</label>
      <div className="input tags">
        {items.length > 0 && (
          <TagGroup
            aria-label="Chosen"
            onRemove={isReadOnly ? undefined : (keys) => write(items.filter((_, index) => !keys.has(index)))}
          >
            <TagList className="tag-list">
              {items.map((item, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: items may repeat; their place tells them apart
                <Tag key={`${index}:${item}`} id={index} textValue={item} className="tag">
                  {isAuthors && <span className="dot" style={{ '--hue': authorHue(item) }} />}
                  <span title={item}>{isAuthors ? authorName(entryOf(item), item) : item}</span>
                  {!isReadOnly && (
                    <Button slot="remove" className="tag-remove" aria-label={`Remove ${item}`}>
                      <X />
                    </Button>
                  )}
                </Tag>
              ))}
            </TagList>
          </TagGroup>
        )}
        <input
          id={inputId}
          className="tag-input"
          value={typed}
          readOnly={isReadOnly}
          placeholder={items.length === 0 ? 'Type and press Enter' : ''}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      </div>
    </div>
  )
}
