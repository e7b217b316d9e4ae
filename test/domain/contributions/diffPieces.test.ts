import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffPieces } from '#domain/contributions/diffPieces'

/** What the hunks say: the pieces between them are equal, each hunk differs, none touches the next. */
function check(base: readonly string[], other: readonly string[]): void {
  let [at, otherAt] = [0, 0]
  const hunks = diffPieces(base, other)
  hunks.forEach(({ from, to, otherFrom, otherTo }, index) => {
    if (index > 0) expect(from).toBeGreaterThan(at)
    expect(from - at).toBe(otherFrom - otherAt)
    expect(base.slice(at, from)).toEqual(other.slice(otherAt, otherFrom))
    expect(to - from + otherTo - otherFrom).toBeGreaterThan(0)
    ;[at, otherAt] = [to, otherTo]
  })
  expect(base.slice(at)).toEqual(other.slice(otherAt))
}

const pieces = (most: number) => fc.array(fc.constantFrom(...'abcdefg'), { maxLength: most })

test('hunks are where two lists differ', () => {
  fc.assert(fc.property(pieces(12), pieces(12), check))
  expect(diffPieces(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual([
    { from: 1, to: 2, otherFrom: 1, otherTo: 2 },
    { from: 3, to: 3, otherFrom: 3, otherTo: 4 },
  ])
})

test('the same in long lists, whatever was changed, moved or repeated', () => {
  const change = fc.record({
    at: fc.nat(1999),
    remove: fc.nat(30),
    insert: fc.oneof(pieces(5), fc.constant(['line 7', 'line 1500'])),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), fc.integer({ min: 1, max: 2000 }), (changes, kinds) => {
      const base = Array.from({ length: 2000 }, (_, index) => `line ${index % kinds}`)
      const other = [...base]
      for (const { at, remove, insert } of changes) other.splice(at, remove, ...insert)
      check(base, other)
      check(other, base)
    }),
  )
})

test('a change of a few lines of a long text is found as such', () => {
  const base = Array.from({ length: 5000 }, (_, index) => `line ${index}`)
  const other = base.map((line, index) => (index % 5 === 2 ? `${line}, changed` : line))
  expect(diffPieces(base, other)).toHaveLength(1000)
})

test('lists that have too little in common are one hunk', () => {
  const base = Array.from({ length: 1000 }, (_, index) => `line ${index % 10}`)
  const other = Array.from({ length: 1000 }, (_, index) => `row ${index % 10}`)
  expect(diffPieces(base, other)).toEqual([{ from: 0, to: 1000, otherFrom: 0, otherTo: 1000 }])
})
