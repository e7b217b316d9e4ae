/** Days as `YYYY-MM-DD`. */
function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The same day of the next month, or the last one that it has. */
function addMonth(day: string): string {
  const [year = 0, month = 1, ofMonth = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const date = new Date(Date.UTC(year, month, Math.min(ofMonth, last)))
  return date.toISOString().slice(0, 10)
}

/**
 * The day on which the next post of a series is due: after the time that lay between the last two posts, else after what
 * the title counts (weeks, months, days); '' where neither is known.
 */
export function nextDay(day: string, title: string, before = ''): string {
  if (!isDay(day)) return ''
  if (isDay(before) && before < day) {
    const [year = '', month = '', ofMonth = ''] = day.split('-')
    if (addMonth(before) === day && `${year}-${month}-${ofMonth}` !== addDays(before, 28))
      return addMonth(day)
    return addDays(day, (Date.parse(day) - Date.parse(before)) / 86_400_000)
  }
  if (/\b(?:week|weekly|woche|kw)\b/i.test(title)) return addDays(day, 7)
  if (/\b(?:month|monthly|monat)\b/i.test(title)) return addMonth(day)
  if (/\b(?:day|daily|tag)\b/i.test(title)) return addDays(day, 1)
  return ''
}

const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))
