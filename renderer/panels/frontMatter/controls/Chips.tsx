import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Tag, TagGroup, TagList } from 'react-aria-components'

/** Items of a list as chips; the Delete key or the cross takes one away. */
export function Chips({
  items,
  textOf,
  markOf,
  isReadOnly,
  onRemove,
}: {
  items: readonly string[]
  textOf: (item: string) => string
  markOf?: (item: string) => ReactNode
  isReadOnly: boolean
  onRemove: (index: number) => void
}) {
  if (items.length === 0) return null
  return (
    <TagGroup
      aria-label="Chosen"
      onRemove={isReadOnly ? undefined : (keys) => onRemove(Number([...keys][0]))}
    >
      <TagList className="tag-list">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items may repeat; their place tells them apart
          <Tag key={`${index}:${item}`} id={index} textValue={textOf(item)} className="tag">
            {markOf?.(item)}
            <span title={item}>{textOf(item)}</span>
            {!isReadOnly && (
              <Button slot="remove" className="tag-remove" aria-label={`Remove ${textOf(item)}`}>
                <X />
              </Button>
            )}
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  )
}
