import { expect, test } from 'vitest'
import { monthsUpTo } from '#domain/authors/months'

test('months in a row end with the last one, across the turn of a year', () => {
  const known = [
    { month: '2023-11', posts: 9, words: 90 },
    { month: '2023-12', posts: 2, words: 20 },
  ]
  expect(monthsUpTo('2024-02', 3, known)).toEqual([
    { month: '2023-12', posts: 2, words: 20 },
    { month: '2024-01', posts: 0, words: 0 },
    { month: '2024-02', posts: 0, words: 0 },
  ])
})
