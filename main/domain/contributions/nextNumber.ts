import { slugOf } from '../fields/slug'

/** A number that counts a series in a title: `Week 12`, `#12`, `Issue 007`; not a year. */
export interface SeriesNumber {
  value: number
  from: number
  to: number
}

const number = /(?<![\d.,:/-])\d{1,6}(?![.,:/-]?\d)/g

/** The last number of a title that may count a series, or null. */
export function seriesNumber(title: string): SeriesNumber | null {
  const found = [...title.matchAll(number)].filter(([text]) => !/^(?:19|20)\d\d$/.test(text))
  const marked = found.filter(({ index }) =>
    /(?:#|№|\b(?:no|nr)\.?\s*|\p{L}\s+)$/iu.test(title.slice(0, index)),
  )
  const match = marked.at(-1) ?? found.at(-1)
  if (match === undefined) return null
  return { value: Number(match[0]), from: match.index, to: match.index + match[0].length }
}

/** A title with the next number of its series, as many digits wide; unchanged where it has none. */
export function nextTitle(title: string): string {
  const found = seriesNumber(title)
  if (found === null) return title
  const digits = nextDigits(title.slice(found.from, found.to))
  return title.slice(0, found.from) + digits + title.slice(found.to)
}

const nextDigits = (digits: string) => String(Number(digits) + 1).padStart(digits.length, '0')

/** What a name of a post depends on: its title and day, before and now. */
export interface NameChange {
  title: string
  day: string
  nextTitle: string
  nextDay: string
}

/**
 * A slug or file name for the next post: with its day, number or title where the old one has those of the old post;
 * else with the new day behind it, so that it is another one.
 */
export function nextName(name: string, { title, day, nextTitle: next, nextDay }: NameChange): string {
  const dated = day === '' ? name : name.replaceAll(day, nextDay)
  const oldSlug = slugOf(title)
  if (oldSlug !== '' && title !== next && dated.includes(oldSlug)) return dated.replace(oldSlug, slugOf(next))
  const counted = replaceNumber(dated, seriesNumber(title)?.value ?? null, nextDay)
  if (counted !== name) return counted
  return `${name}-${nextDay}`
}

/** The number of the series in a name, apart from the day. */
function replaceNumber(name: string, value: number | null, day: string): string {
  if (value === null) return name
  const start = name.startsWith(day) ? day.length : 0
  let replaced = false
  const rest = name.slice(start).replace(/\d+/g, (digits) => {
    if (replaced || Number(digits) !== value) return digits
    replaced = true
    return nextDigits(digits)
  })
  return name.slice(0, start) + rest
}
