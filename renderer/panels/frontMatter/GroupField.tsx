import { ChevronRight, Plus } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { Field } from '#domain/frontMatter/fields'
import { createField } from './changeField'
import type { ControlProps } from './controls/control'
import { FieldList } from './FieldList'

/** Groups with more fields than this are closed at first. */
const mostOpen = 12

export function countFields({ children }: Field): number {
  return children.length === 0 ? 1 : children.reduce((sum, child) => sum + countFields(child), 0)
}

/** Adds a field to a group by its name. */
export function AddToGroup({ field, label }: { field: Field; label: string }) {
  const [name, setName] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      setName(null)
      setFailure(null)
    } else if (event.key === 'Enter' && name?.trim()) {
      const message = createField([...field.path, name.trim()], '', {})
      setFailure(message)
      if (message === null) setName(null)
    }
  }
  if (name === null) {
    return (
      <Button className="quiet-button field-action" onPress={() => setName('')}>
        <Plus /> Add to {label}
      </Button>
    )
  }
  return (
    <>
      <input
        className="input input-code"
        aria-label={`Name of the new field in ${label}`}
        placeholder="Name, then Enter"
        value={name}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => failure === null && name.trim() === '' && setName(null)}
        // biome-ignore lint/a11y/noAutofocus: the box opens because the writer asked for it
        autoFocus
      />
      {failure !== null && (
        <p className="field-failure" role="alert">
          {failure}
        </p>
      )}
    </>
  )
}

/** A map: its fields below its name, which opens and closes them. */
export function GroupField({ field, info, isReadOnly }: ControlProps) {
  const { label } = info
  return (
    <Disclosure className="group" defaultExpanded={countFields(field) <= mostOpen}>
      <Heading className="group-head" level={3}>
        <Button slot="trigger" className="group-toggle">
          <ChevronRight className="group-arrow" /> {label}
        </Button>
      </Heading>
      <DisclosurePanel className="group-panel">
        <div className="group-fields">
          <FieldList fields={field.children} isReadOnly={isReadOnly} />
          {!isReadOnly && <AddToGroup field={field} label={label} />}
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}
