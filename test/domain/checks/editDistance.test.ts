import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from '#domain/checks/editDistance'

test.each([
  ['mina', 'mina', 0],
  ['mina', 'mine', 1],
  ['mian', 'mina', 1],
  ['min', 'mina', 1],
  ['jroge', 'jorge', 1],
  ['mina', 'jorge', Number.POSITIVE_INFINITY],
  ['', 'ab', 2],
])('%j and %j: %d', (from, to, distance) => {
  expect(editDistance(from, to, 2)).toBe(distance)
})

test('is the same both ways, and at most the number of letters changed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(editDistance(a, b, 20)).toBe(editDistance(b, a, 20))
      expect(editDistance(a, a, 0)).toBe(0)
      expect(editDistance(a, `${a}x`, 1)).toBe(1)
    }),
  )
})
