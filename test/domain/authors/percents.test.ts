import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentsOf } from '#domain/authors/percents'

const words = fc.oneof(fc.nat(20), fc.nat(2_000_000))

test('percents add up to 100, each is the exact share rounded down or up, and more words never show as less', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 40 }), (counts) => {
      const all = counts.reduce((sum, count) => sum + count, 0)
      const percents = percentsOf(counts)
      expect(percents).toHaveLength(counts.length)
      expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(all === 0 ? 0 : 100)
      const lines = counts
        .map((count, index) => ({ exact: all === 0 ? 0 : (count * 100) / all, shown: percents[index]! }))
        .sort((a, b) => a.exact - b.exact || a.shown - b.shown)
      for (const [index, { exact, shown }] of lines.entries()) {
        expect(Math.abs(shown - exact)).toBeLessThan(1)
        expect(shown).toBeGreaterThanOrEqual(lines[index - 1]?.shown ?? 0)
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
  // Each rounded by itself: 34 + 34 + 33, and 13 + 63 + 25: 101.
  [
    [335, 335, 330],
    [34, 33, 33],
  ],
  [
    [1, 5, 2],
    [13, 62, 25],
  ],
  [
    [0, 7],
    [0, 100],
  ],
  [
    [0, 0],
    [0, 0],
  ],
  [[], []],
])('%j is shown as %j', (counts, percents) => {
  expect(percentsOf(counts)).toEqual(percents)
})
