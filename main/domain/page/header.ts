import { escapeHtml } from './escape'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2024-05-02` as readers write it: `2 May 2024` in English (and where the language is not said), else as it is. */
export function readableDate(date: string, lang: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const month = months[Number(match?.[2]) - 1]
  if (match === null || month === undefined || !/^(?:en\b|$)/i.test(lang)) return date
  return `${Number(match[3])} ${month} ${match[1]}`
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
