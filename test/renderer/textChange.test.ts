import { EditorState, Text } from '@codemirror/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits } from '#domain/textEdit'
import { changeBetween } from '../../renderer/state/textChange'
import { fraction } from '../helpers/fraction'

const line = fc.constantFrom('', 'tide', 'moon and quay', 'lamp')
const text = fc.array(line, { maxLength: 300 }).map((lines) => lines.join('\n'))
const change = fc.record({
  at: fraction,
  length: fc.nat(40),
  insert: fc.constantFrom('', 'x', '\n', 'tide\n', '\n\n'),
})

test('the edit between two texts makes the one of the other, and touches no more than was touched', () => {
  fc.assert(
    fc.property(text, fc.array(change, { minLength: 1, maxLength: 5 }), (start, changes) => {
      let state = EditorState.create({ doc: start })
      const before = state.doc
      let [first, behind] = [before.length, before.length]
      for (const { at, length, insert } of changes) {
        const from = Math.floor(at * state.doc.length)
        const to = Math.min(from + length, state.doc.length)
        first = Math.min(first, from)
        behind = Math.min(behind, state.doc.length - to)
        state = state.update({ changes: { from, to, insert } }).state
      }
      const edit = changeBetween(before, state.doc)
      expect(applyEdits(before.toString(), [edit])).toBe(state.doc.toString())
      expect(edit.to - edit.from).toBeLessThanOrEqual(Math.max(before.length - behind - first, 0))
    }),
  )
})

test('texts without shared parts are compared too', () => {
  const edit = changeBetween(Text.of(['a', 'b', 'c']), Text.of(['a', 'x', 'c']))
  expect(edit).toEqual({ from: 2, to: 3, insert: 'x' })
  const same = Text.of(['a', 'b'])
  expect(changeBetween(same, Text.of(['a', 'b']))).toMatchObject({ insert: '' })
})
