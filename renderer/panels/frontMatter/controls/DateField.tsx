import { useId } from 'react'
import { moveToDay, moveToTime, splitDate } from '#domain/frontMatter/dates'
import { changeField } from '../changeField'
import { type ControlProps, FieldName } from './control'
import { TextField } from './TextField'
import { useDraft } from './useDraft'

const zoneNames: Record<string, string> = { Z: 'UTC', z: 'UTC', '+00:00': 'UTC' }

/** While a year is typed digit by digit, the picker gives dates of the first century. */
const isTyped = (day: string) => Number(day.slice(0, 4)) >= 1000

/** The day and, where the post says one, the time by the system's pickers; the zone is shown and stays. */
export function DateField(props: ControlProps) {
  const { field, info, isReadOnly, onFailure } = props
  const id = useId()
  const value = typeof field.value === 'string' ? field.value : ''
  const parts = splitDate(value)
  const { day = '', time = '', zone = '' } = parts ?? {}
  const dayDraft = useDraft(field, day)
  const timeDraft = useDraft(field, time.length % 3 === 1 ? `0${time}` : time)
  if (parts === null && value !== '') return <TextField {...props} />
  const bareZone = zone.trim()
  const changeDay = (next: string) => {
    // While a part is missing the picker has nothing to give.
    if (next === '') return
    dayDraft.type(next, isTyped(next) ? next : day)
    if (isTyped(next)) onFailure(changeField(field, moveToDay(value, next), dayDraft.typing()))
  }
  const changeTime = (next: string) => {
    if (next === '') return
    timeDraft.type(next, next)
    onFailure(changeField(field, moveToTime(value, next), timeDraft.typing()))
  }
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
          value={dayDraft.text}
          readOnly={isReadOnly}
          aria-invalid={info.trouble?.severity === 'error' || undefined}
          onChange={({ target }) => changeDay(target.value)}
          onFocus={dayDraft.onFocus}
          onBlur={dayDraft.onBlur}
        />
        {time !== '' && (
          <span className="date-clock">
            <input
              type="time"
              className="input"
              aria-label={`${info.label}: time`}
              value={timeDraft.text}
              step={time.length > 5 ? 1 : 60}
              readOnly={isReadOnly}
              onChange={({ target }) => changeTime(target.value)}
              onFocus={timeDraft.onFocus}
              onBlur={timeDraft.onBlur}
            />
            {bareZone !== '' && (
              <span className="date-rest" title="The time zone of this date; it stays as it is">
                {zoneNames[bareZone] ?? bareZone}
              </span>
            )}
          </span>
        )}
      </div>
    </div>
  )
}
