import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { withoutOldest } from '../../renderer/state/copiesSlice'
import { createWorkingCopy, type WorkingCopy } from '../../renderer/state/workingCopy'

function copyOf(id: string, text: string, typed = ''): WorkingCopy {
  const copy = createWorkingCopy({ id, raw: text, hash: '', readOnly: null }, '', (post) =>
    EditorState.create({ doc: post.text }),
  )
  const { state } = copy.state.update({ changes: { from: 0, insert: typed } })
  return typed === '' ? copy : { ...copy, state }
}

const kept = (copies: WorkingCopy[], openId: string) =>
  Object.keys(withoutOldest(Object.fromEntries(copies.map((copy) => [copy.id, copy])), openId))

test('the last dozen clean copies stay, and all with unsaved text', () => {
  const copies = Array.from({ length: 20 }, (_, index) => copyOf(`${index}.md`, 'Text', index < 2 ? 'x' : ''))
  expect(kept(copies, '19.md')).toEqual([
    ...['0.md', '1.md'],
    ...Array.from({ length: 13 }, (_, index) => `${index + 7}.md`),
  ])
})

test('fewer stay where they are long: two of a megabyte, not one of ten', () => {
  const long = (id: string) => copyOf(id, 'word '.repeat(200_000))
  expect(kept([long('a.md'), long('b.md'), copyOf('c.md', '')], 'c.md')).toEqual(['a.md', 'b.md', 'c.md'])
  const huge = copyOf('huge.md', 'word '.repeat(2_000_000))
  expect(kept([copyOf('a.md', 'Text'), huge, copyOf('b.md', 'Text')], 'b.md')).toEqual(['a.md', 'b.md'])
  expect(kept([copyOf('a.md', 'Text'), huge], 'huge.md')).toEqual(['a.md', 'huge.md'])
  expect(kept([copyOf('huge.md', 'word '.repeat(2_000_000), 'x'), copyOf('b.md', '')], 'b.md')).toEqual([
    'huge.md',
    'b.md',
  ])
})
