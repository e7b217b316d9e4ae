import { isDate, isRealDay } from './shapes'

/** The day of a date as `YYYY-MM-DD`, or '' when the text is no date. */
export function dayOf(date: string): string {
  return isDate(date) ? date.slice(0, 10) : ''
}

/** A date on another day, with the time and zone that it had. What is no date becomes the day alone. */
export function moveToDay(date: string, day: string): string {
  return isDate(date) ? day + date.slice(10) : day
}

/** A date in parts: `rest` is what stands behind the minutes or seconds, the zone with the space before it. */
export interface DateParts {
  day: string
  /** What stands between day and time: `T`, a space; '' without a time. */
  joint: string
  /** `HH:MM` or `HH:MM:SS`, or ''. */
  time: string
  fraction: string
  zone: string
}

const parts =
  /^(\d{4}-\d\d-\d\d)(?:([Tt]|[ \t]+)(\d\d?:\d\d(?::\d\d)?)(\.\d+)?([ \t]*(?:[Zz]|[+-][\d:]+)?))?$/

/** The parts of a date, or null when the text is no date or its day does not exist. */
export function splitDate(date: string): DateParts | null {
  const match = isDate(date) && isRealDay(date) ? parts.exec(date) : null
  if (match === null) return null
  const [, day = '', joint = '', time = '', fraction = '', zone = ''] = match
  return { day, joint, time, fraction, zone }
}

/** A date at another time (`HH:MM` or `HH:MM:SS`), with as many digits and the zone that it had. */
export function moveToTime(date: string, time: string): string {
  const found = splitDate(date)
  if (found === null || found.time === '') return date
  const hasSeconds = found.time.length > 5
  const [hours = '00', minutes = '00', seconds = '00'] = time.split(':')
  const next = hasSeconds ? `${hours}:${minutes}:${seconds.slice(0, 2)}` : `${hours}:${minutes}`
  return `${found.day}${found.joint}${next}${hasSeconds ? found.fraction : ''}${found.zone}`
}
