import type { FieldShape, FieldValue } from './fields'

const date =
  /^\d{4}-(\d\d)-(\d\d)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:[ \t]*(?:[Zz]|[+-]\d\d?(?::?\d\d)?))?)?$/

/** Whether a text is a date as ISO 8601 and RFC 3339 write it, perhaps with a time and a zone. */
export function isDate(text: string): boolean {
  const match = date.exec(text)
  if (match === null) return false
  const [, month, day, hour = 0, minute = 0, second = 0] = match.map(Number)
  const isDay = month! >= 1 && month! <= 12 && day! >= 1 && day! <= 31
  return (
    isDay &&
    [hour, minute, second].every((part, index) => Number.isNaN(part) || part <= (index === 0 ? 23 : 60))
  )
}

/** Whether a date's day is one that its month has. */
export function isRealDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.slice(0, 10).split('-').map(Number)
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return month >= 1 && month <= 12 && day >= 1 && day <= last
}

/** Whether a key usually holds a date, so that a new value may be written as one. */
export function isDateKey(key: string): boolean {
  return /date$|^date|^(?:lastmod|created|updated|modified|published)(?:_?(?:at|on))?$/i.test(key)
}

const listKeys = new Set(['tags', 'categories', 'authors', 'keywords', 'series', 'topics', 'aliases'])

/** Whether a key without a value usually holds a list. */
export function isListKey(key: string): boolean {
  return listKeys.has(key.toLowerCase())
}

/** Shape of a string: long where one line of a form would not hold it. */
export function textShape(text: string, isMultiLine: boolean): FieldShape {
  if (isDate(text)) return 'date'
  return isMultiLine || text.length > 80 || text.includes('\n') ? 'longText' : 'text'
}

/** Shape and value of a scalar from what it means and how it is written. */
export function scalarShape(
  value: unknown,
  source: string,
  key: string,
): { shape: FieldShape; value: FieldValue | null } {
  if (value === null || value === undefined) return { shape: isListKey(key) ? 'list' : 'text', value: null }
  if (typeof value === 'boolean') return { shape: 'switch', value }
  if (typeof value === 'number' && String(value) === source) return { shape: 'number', value }
  const text = typeof value === 'string' ? value : source
  return { shape: textShape(text, source.includes('\n')), value: text }
}
