import { describe, expect, test } from 'vitest'
import { mergeText } from '#domain/contributions/mergeText'
import { applyEdits } from '#domain/textEdit'

/** The merged text, with `‹ours|theirs›` where both changed the same. */
function merge(base: string, ours: string, theirs: string): string {
  const edits = mergeText(base, ours, theirs).map((chunk) => ({
    from: chunk.from,
    to: chunk.to,
    insert: chunk.kind === 'change' ? chunk.insert : `‹${chunk.ours}|${chunk.theirs}›`,
  }))
  return applyEdits(ours, edits)
}

describe('merging', () => {
  test.each([
    ['nothing', 'a\nb\n', 'a\nb\n', 'a\nb\n', 'a\nb\n'],
    ['theirs only', 'a\nb\n', 'a\nb\n', 'a\nc\n', 'a\nc\n'],
    ['ours only', 'a\nb\n', 'a\nc\n', 'a\nb\n', 'a\nc\n'],
    ['both the same', 'a\nb\n', 'a\nc\n', 'a\nc\n', 'a\nc\n'],
    ['other lines', 'a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n', 'A\nb\nC\n'],
    [
      'lines side by side',
      'one two\nthree four\n',
      'one 2\nthree four\n',
      'one two\n3 four\n',
      'one 2\n3 four\n',
    ],
    [
      'words of one line',
      'one two three four',
      'ONE two three four',
      'one two three FOUR',
      'ONE two three FOUR',
    ],
    ['one word in two ways', 'one two three', 'one 2 three', 'one zwei three', 'one ‹2|zwei› three'],
    ['a line gone and changed', 'a\nb\nc\n', 'a\nc\n', 'a\nB\nc\n', 'a\n‹|B\n›c\n'],
    ['two additions at one place', 'a\n', 'a\nx\n', 'a\ny\n', 'a\n‹x\n|y\n›'],
    [
      'an added line and a changed word',
      'a b\n\nc d\n',
      'a b\n\nnew\n\nc d\n',
      'a b\n\nc D\n',
      'a b\n\nnew\n\nc D\n',
    ],
    [
      'a paragraph split, its end gone',
      'a b c\n\nd\n',
      'a b\n\nc\n\nd\n',
      'a b\n\nd\n',
      'a b‹\n\nc|›\n\nd\n',
    ],
    [
      'a paragraph split that is split already, others joined',
      'a\n\nb\n\nc d\n\ne\n',
      'a b\n\nc\n\nd\n\ne\n',
      'a\n\nb\n\nc\n\nd\n\ne\n',
      'a b\n\nc\n\nd\n\ne\n',
    ],
  ])('%s', (_name, base, ours, theirs, expected) => {
    expect(merge(base, ours, theirs)).toBe(expected)
  })

  test('tells what all three have where they differ', () => {
    expect(mergeText('one two three', 'one 2 three', 'one zwei three')).toEqual([
      { kind: 'conflict', from: 4, to: 5, base: 'two', ours: '2', theirs: 'zwei' },
    ])
  })
})
