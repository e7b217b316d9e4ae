import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits, editBetween } from '../../main/domain/textEdit'

test('the edit between two texts makes one of the other, and holds nothing that both begin or end with', () => {
  // Long runs of one letter: what is alike is compared in large pieces first.
  const run = fc
    .tuple(fc.constantFrom('a', 'b', 'ab'), fc.nat(10_000))
    .map(([letter, count]) => letter.repeat(count))
  const text = fc.array(run, { maxLength: 4 }).map((runs) => runs.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edits = editBetween(before, after)
      expect(applyEdits(before, edits)).toBe(after)
      const [edit] = edits
      expect(edit === undefined).toBe(before === after)
      if (edit === undefined) return
      const removed = before.slice(edit.from, edit.to)
      if (removed === '' || edit.insert === '') return
      expect(removed[0]).not.toBe(edit.insert[0])
      expect(removed.at(-1)).not.toBe(edit.insert.at(-1))
    }),
    { numRuns: 300 },
  )
})
