import type { MonthNumbers } from './authorNumbers'

/** `count` months in a row (`YYYY-MM`), the oldest first, up to and with `last`; those without posts have zeros. */
export function monthsUpTo(last: string, count: number, known: readonly MonthNumbers[]): MonthNumbers[] {
  const numbers = new Map(known.map((own) => [own.month, own]))
  const [year = 0, month = 1] = last.split('-').map(Number)
  return Array.from({ length: count }, (_, index) => {
    const total = year * 12 + (month - 1) - (count - 1 - index)
    const name = `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`
    return numbers.get(name) ?? { month: name, posts: 0, words: 0 }
  })
}
