import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Field, FieldShape } from '#domain/frontMatter/fields'
import { useStore } from '../../state/store'
import { dropField } from './changeField'
import { DateField } from './DateField'
import { ListField } from './ListField'
import { NumberField } from './NumberField'
import { SourceField } from './SourceField'
import { SwitchField } from './SwitchField'
import { TextField } from './TextField'

/** What every control of the form gets; `onFailure` shows why a value was not written. */
export interface ControlProps {
  field: Field
  isReadOnly: boolean
  onFailure: (message: string | null) => void
}

const controls: Record<FieldShape, (props: ControlProps) => ReactNode> = {
  text: TextField,
  longText: TextField,
  number: NumberField,
  switch: SwitchField,
  date: DateField,
  list: ListField,
  other: SourceField,
}

/** One field: its control, why it cannot be edited, why the last value was refused, and the way to remove it. */
export function FieldRow({ field, isReadOnly }: { field: Field; isReadOnly: boolean }) {
  const [failure, setFailure] = useState<string | null>(null)
  const notify = useStore((state) => state.notify)
  const Control = controls[field.shape]
  const isFixed = isReadOnly || field.readOnly !== null
  const remove = () => {
    const message = dropField(field)
    if (message !== null) notify({ tone: 'error', message })
  }
  return (
    <div className={`field field-${field.shape}`}>
      <Control field={field} isReadOnly={isFixed} onFailure={setFailure} />
      {!isFixed && (
        <Button className="field-remove" onPress={remove}>
          <X />
          {/* Not a label attribute: the field itself is the one thing that is labelled by its key. */}
          <span className="visually-hidden">Remove {field.label}</span>
        </Button>
      )}
      {field.readOnly !== null && <p className="field-note">{field.readOnly}</p>}
      {failure !== null && (
        <p className="field-failure" role="alert">
          {failure}
        </p>
      )}
    </div>
  )
}
