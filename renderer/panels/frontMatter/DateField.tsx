import { useId } from 'react'
import { changeField } from './changeField'
import type { ControlProps } from './FieldRow'
import { TextField } from './TextField'

/** A day by the system's date picker; time and zone behind it stay as they are. Other shapes are typed as text. */
export function DateField({ field, isReadOnly, onFailure }: ControlProps) {
  const id = useId()
  const value = typeof field.value === 'string' ? field.value : ''
  const match = /^(\d{4}-\d{2}-\d{2})(.*)$/s.exec(value)
  if (match === null) return <TextField field={field} isReadOnly={isReadOnly} onFailure={onFailure} />
  const [, day = '', rest = ''] = match
  return (
    <div className="control">
      <label htmlFor={id}>{field.label}</label>
      <div className="date-line">
        <input
          id={id}
          type="date"
          className="input"
          value={day}
          readOnly={isReadOnly}
          onChange={(event) => {
            // While it is typed by parts the picker has no day to give.
            if (event.target.value !== '') onFailure(changeField(field, event.target.value + rest))
          }}
        />
        {rest !== '' && <span className="date-rest">{rest.replace(/^[T ]/, '')}</span>}
      </div>
    </div>
  )
}
