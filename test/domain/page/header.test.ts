import { expect, test } from 'vitest'
import { readableDate } from '#domain/page/header'

test('dates of English pages are written as the system writes them', () => {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...({ day: 'numeric', month: 'long', year: 'numeric', calendar: 'gregory', timeZone: 'UTC' } as const),
  })
  for (let day = 0; day < 800; day += 1) {
    const time = new Date(Date.UTC(2023, 0, 1 + day))
    const date = time.toISOString().slice(0, 10)
    expect(readableDate(date, day % 2 ? '' : 'EN')).toBe(format.format(time))
  }
  expect(readableDate('0099-02-01', '')).toBe(format.format(new Date('0099-02-01T00:00:00Z')))
})

test('dates of other pages are written as their readers write them; what is none stays', () => {
  expect(readableDate('2024-05-02', 'de')).toBe('2. Mai 2024')
  expect(readableDate('2024-05-02', 'en-US')).toBe('May 2, 2024')
  expect(readableDate('2024-05-02', 'no language')).toBe('2 May 2024')
  expect(readableDate('2024-13-01', '')).toBe('2024-13-01')
  expect(readableDate('soon', '')).toBe('soon')
})
