const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `2024-05-02` as `2 May 2024`; anything else as it is. */
export function formatDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  if (match === null) return date
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return Number.isNaN(time) ? date : format.format(time)
}

const formatOfMonth = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** `2024-05` as `May 2024`. */
export function formatMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return formatOfMonth.format(Date.UTC(year, number - 1, 1))
}
