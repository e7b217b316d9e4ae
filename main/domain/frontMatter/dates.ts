import { isDate } from './shapes'

/** The day of a date as `YYYY-MM-DD`, or '' when the text is no date. */
export function dayOf(date: string): string {
  return isDate(date) ? date.slice(0, 10) : ''
}

/** A date on another day, with the time and zone that it had. What is no date becomes the day alone. */
export function moveToDay(date: string, day: string): string {
  return isDate(date) ? day + date.slice(10) : day
}
