import { ArrowDown, ArrowUp, ChevronRight, Plus, X } from 'lucide-react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { Field } from '#domain/frontMatter/fields'
import { addListItem, dropListItem, moveListItem } from './changeField'
import type { ControlProps } from './controls/control'
import { FieldList } from './FieldList'
import { AddToGroup, countFields } from './GroupField'

/** Items of longer lists are closed at first. */
const mostOpen = 12

/** What an item is called: its first text. */
function titleOf({ children }: Field): string {
  const named = children.find(({ path }) => /^(?:name|title|label|text)$/i.test(String(path.at(-1))))
  const first = named ?? children.find(({ value }) => typeof value === 'string' && value !== '')
  return typeof first?.value === 'string' ? first.value : ''
}

interface ItemProps {
  item: Field
  index: number
  count: number
  label: string
  isOpen: boolean
  isReadOnly: boolean
  onMove: (to: number) => void
  onRemove: () => void
}

function Item({ item, index, count, label, isOpen, isReadOnly, onMove, onRemove }: ItemProps) {
  const name = `${label} ${index + 1}`
  return (
    <Disclosure className="group group-item" defaultExpanded={isOpen}>
      <div className="group-head">
        <Heading level={4}>
          <Button slot="trigger" className="group-toggle">
            <ChevronRight className="group-arrow" /> <span className="group-number">{index + 1}</span>
            <span className="group-title">{titleOf(item)}</span>
          </Button>
        </Heading>
        {!isReadOnly && (
          <div className="group-tools">
            <Button
              className="icon-button small-tool"
              aria-label={`Move ${name} up`}
              isDisabled={index === 0}
              onPress={() => onMove(index - 1)}
            >
              <ArrowUp />
            </Button>
            <Button
              className="icon-button small-tool"
              aria-label={`Move ${name} down`}
              isDisabled={index === count - 1}
              onPress={() => onMove(index + 1)}
            >
              <ArrowDown />
            </Button>
            <Button className="icon-button small-tool" aria-label={`Remove ${name}`} onPress={onRemove}>
              <X />
            </Button>
          </div>
        )}
      </div>
      <DisclosurePanel className="group-panel">
        <div className="group-fields">
          <FieldList fields={item.children} isReadOnly={isReadOnly} />
          {!isReadOnly && <AddToGroup field={item} label={name} />}
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}

/** A list of maps: its items can be opened, changed, moved, removed and added. */
export function GroupsField({ field, info, isReadOnly, onFailure }: ControlProps) {
  const { label } = info
  const { children } = field
  const isOpen = countFields(field) <= mostOpen
  return (
    <Disclosure className="group" defaultExpanded={children.length <= mostOpen}>
      <Heading className="group-head" level={3}>
        <Button slot="trigger" className="group-toggle">
          <ChevronRight className="group-arrow" /> {label}{' '}
          <span className="group-number">{children.length}</span>
        </Button>
      </Heading>
      <DisclosurePanel className="group-panel">
        <div className="group-fields">
          {children.map((item, index) => (
            <Item
              // biome-ignore lint/suspicious/noArrayIndexKey: items are told apart by their place only
              key={index}
              item={item}
              index={index}
              count={children.length}
              label={label}
              isOpen={isOpen}
              isReadOnly={isReadOnly}
              onMove={(to) => onFailure(moveListItem(field, index, to))}
              onRemove={() => onFailure(dropListItem(field, index))}
            />
          ))}
          {!isReadOnly && (
            <Button className="quiet-button field-action" onPress={() => onFailure(addListItem(field))}>
              <Plus /> Add an item to {label}
            </Button>
          )}
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}
