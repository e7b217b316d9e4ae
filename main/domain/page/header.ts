import { escapeHtml } from './escape'

const isEnglish = (lang: string) => /^en$/i.test(lang)

/** As the formats of `en-GB` have them, which take longer to load than many pages to make. */
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

/** Formats by language: making one takes longer than using it a thousand times. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(lang: string): Intl.DateTimeFormat {
  const known = formats.get(lang)
  if (known !== undefined) return known
  const options = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    calendar: 'gregory',
    timeZone: 'UTC',
  } as const
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat([isEnglish(lang) ? 'en-GB' : lang, 'en-GB'], options)
  } catch {
    format = new Intl.DateTimeFormat('en-GB', options)
  }
  formats.set(lang, format)
  return format
}

/** Dates that were written before, by language and date: each stands on a page more than once. */
const written = new Map<string, string>()
const mostWritten = 1000

/** `2024-05-02` as readers of a language write it: `2 May 2024`, `2. Mai 2024`. English where it is not said or not known. */
export function readableDate(date: string, lang: string): string {
  const key = `${lang}\n${date}`
  const known = written.get(key)
  if (known !== undefined) return known
  const readable = writeDate(date, lang)
  if (written.size >= mostWritten) written.clear()
  written.set(key, readable)
  return readable
}

function writeDate(date: string, lang: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date
  const time = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(time.getTime())) return date
  const language = lang.trim() || 'en'
  return isEnglish(language) && time.getUTCFullYear() > 999
    ? `${time.getUTCDate()} ${months[time.getUTCMonth()]} ${time.getUTCFullYear()}`
    : formatFor(language).format(time)
}

/** `a`, `a and b`, `a, b and c`. */
export function joinNames(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The head of the page: title, date, authors; what is not known is left out. */
export function headerHtml(head: { title: string; date: string; lang: string; authors: string[] }): string {
  const meta = []
  if (head.date !== '') {
    meta.push(
      `<time datetime="${escapeHtml(head.date)}">${escapeHtml(readableDate(head.date, head.lang))}</time>`,
    )
  }
  if (head.authors.length > 0) {
    meta.push(`<span class="post-authors">${escapeHtml(joinNames(head.authors))}</span>`)
  }
  const metaHtml = meta.length === 0 ? '' : `<p class="post-meta">${meta.join(' · ')}</p>`
  return `<header class="post-header"><h1>${escapeHtml(head.title)}</h1>${metaHtml}</header>`
}
