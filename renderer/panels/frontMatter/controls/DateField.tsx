import { useId } from 'react'
import { moveToDay, moveToTime, splitDate } from '#domain/frontMatter/dates'
import { changeField } from '../changeField'
import { type ControlProps, FieldName } from './control'
import { TextField } from './TextField'

const zoneNames: Record<string, string> = { Z: 'UTC', z: 'UTC', '+00:00': 'UTC' }

/** The day and, where the post says one, the time by the system's pickers; the zone is shown and stays. */
export function DateField(props: ControlProps) {
  const { field, info, isReadOnly, onFailure } = props
  const id = useId()
  const value = typeof field.value === 'string' ? field.value : ''
  const parts = splitDate(value)
  if (parts === null && value !== '') return <TextField {...props} />
  const { day = '', time = '', zone = '' } = parts ?? {}
  const bareZone = zone.trim()
  // While it is typed by parts the picker has nothing to give.
  const change = (next: string) => next !== '' && onFailure(changeField(field, next))
  return (
    <div className="control">
      <label htmlFor={id}>
        <FieldName info={info} />
      </label>
      <div className="date-line">
        <input
          id={id}
          type="date"
          className="input"
          value={day}
          readOnly={isReadOnly}
          aria-invalid={info.trouble?.severity === 'error' || undefined}
          onChange={({ target }) => change(target.value === '' ? '' : moveToDay(value, target.value))}
        />
        {time !== '' && (
          <input
            type="time"
            className="input date-time"
            aria-label={`${info.label}: time`}
            value={time.padStart(time.length === 4 || time.length === 7 ? time.length + 1 : 0, '0')}
            step={time.length > 5 ? 1 : 60}
            readOnly={isReadOnly}
            onChange={({ target }) => change(target.value === '' ? '' : moveToTime(value, target.value))}
          />
        )}
        {bareZone !== '' && (
          <span className="date-rest" title="The time zone of this date; it stays as it is">
            {zoneNames[bareZone] ?? bareZone}
          </span>
        )}
      </div>
    </div>
  )
}
