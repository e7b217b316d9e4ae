import { describe, expect, test } from 'vitest'
import { moveHeading, type OwnAuthorOption } from '#domain/sections/operations'
import { outcome } from './outcome'

/** Moves the heading at `|` to before the block at `¦`; gives the text with `|` at the cursor. */
function move(marked: string, options?: OwnAuthorOption): string {
  const text = marked.replace(/[|¦]/g, '')
  const heading = marked.replace('¦', '').indexOf('|')
  const target = marked.replace('|', '').indexOf('¦')
  return outcome(text, moveHeading(text, heading, target, options))
}

describe('moving a heading', () => {
  test.each([
    ['up', '@a\n¦# 1\none\n\n|# 2\ntwo\n', '@a\n|# 2\ntwo\n\n# 1\none\n'],
    ['down, to the end', '@a\n|# 1\none\n\n# 2\ntwo\n¦', '@a\n# 2\ntwo\n\n|# 1\none\n'],
    ['without a last newline', '|# 1\none\n\n# 2\ntwo¦', '# 2\ntwo\n\n|# 1\none'],
    ['with those below it', '|# 1\n\n## 1.1\n\nx\n\n# 2\n¦', '# 2\n\n|# 1\n\n## 1.1\n\nx\n'],
    ['up to one of its level only', '¦# 1\n\n|## 1.1\n\nx\n\n## 1.2\n', '|## 1.1\n\nx\n\n# 1\n\n## 1.2\n'],
    ['that is underlined, away from text', '@a\n¦one\n\n|Two\n===\n', '@a\n|Two\n===\n\none\n'],
    ['to where it is', '@a\n¦|# 1\none\n', '@a\n|# 1\none\n'],
    ['to its own end', '@a\n|# 1\none\n\n¦# 2\n', '@a\n|# 1\none\n\n# 2\n'],
    ['below its own byline', '@a\n\n¦x\n\n|# 1\n', '@a\n\n|# 1\n\nx\n'],
    ['with its footnote', '|# 1\nx[^1]\n\n[^1]: n\n\n# 2\n¦', '# 2\n\n|# 1\nx[^1]\n\n[^1]: n\n'],
  ])('within its section: %s', (_name, marked, expected) => {
    expect(move(marked)).toBe(expected)
  })

  test.each([
    [
      'into the middle, which splits it',
      '@a\nx\n\n|# 1\none\n\n@b\ny\n\n¦z\n',
      '@a\nx\n\n@b\ny\n\n@a\n|# 1\none\n\n@b\nz\n',
    ],
    [
      'to its start: above its byline',
      '@c\nx\n\n@b\n¦y\n\n@a\nz\n\n|# 1\none\n',
      '@c\nx\n\n@a\n|# 1\none\n\n@b\ny\n\n@a\nz\n',
    ],
    ['to its end', '@a\nx\n\n|# 1\none\n\n@b\ny\n¦', '@a\nx\n\n@b\ny\n\n@a\n|# 1\none\n'],
    ['between two sections', '@a\nx\n\n|# 1\n\n@b\ny\n\n¦@c\nz\n', '@a\nx\n\n@b\ny\n\n@a\n|# 1\n\n@c\nz\n'],
    [
      'as the file spaces bylines',
      '@a\n\nx\n\n|# 1\n\none\n\n@b\n\ny\n\n¦z\n',
      '@a\n\nx\n\n@b\n\ny\n\n@a\n\n|# 1\n\none\n\n@b\n\nz\n',
    ],
  ])('into a section by another author: %s', (_name, marked, expected) => {
    expect(move(marked)).toBe(expected)
  })

  test.each([
    ['at its end', '@a\nx\n\n|# 1\n\n@b\ny\n\n@a\nz\n¦', '@a\nx\n\n@b\ny\n\n@a\nz\n\n|# 1\n'],
    ['from above it', '@a\nx\n\n|# 1\n\n@b\ny\n\n¦@a\nz\n', '@a\nx\n\n@b\ny\n\n@a\n|# 1\n\nz\n'],
    ['in front of what follows', '@a\nx\n\n@b\n¦y\n\n@a\nz\n\n|# 1\n', '@a\nx\n\n|# 1\n\n@b\ny\n\n@a\nz\n'],
  ])('into a section by its own author, without a byline: %s', (_name, marked, expected) => {
    expect(move(marked)).toBe(expected)
  })

  test('takes the byline of a section away that it leaves empty', () => {
    expect(move('@a\n|# 1\n\n@b\ny\n¦')).toBe('@b\ny\n\n@a\n|# 1\n')
    expect(move('@a\nx\n\n@b\n|# 1\n\n@a\ny\n\n¦z\n')).toBe('@a\nx\n\n@a\ny\n\n@b\n|# 1\n\n@a\nz\n')
    expect(move('@a\nx\n\n¦@a\n|# 1\n')).toBe('@a\nx\n\n|# 1\n')
  })

  describe('and text before the first byline', () => {
    test('stays whole without its author’s handle', () => {
      const refused = /^refused: The text before the first byline belongs/
      expect(move('x\n\n|# 1\n\n@b\ny\n¦')).toMatch(refused)
      expect(move('¦x\n\n@b\n|# 1\n')).toMatch(refused)
      expect(move('x\n\n¦@b\n\ny\n\n|# 1\n')).toBe('x\n\n@b\n\n|# 1\n\ny\n')
      expect(move('¦x\n\n|# 1\n\n@b\n')).toBe('|# 1\n\nx\n\n@b\n')
    })

    test('gets its author’s byline where it needs one', () => {
      const options = { ownAuthor: 'own' }
      expect(move('x\n\n|# 1\n\n@b\ny\n¦', options)).toBe('x\n\n@b\ny\n\n@own\n|# 1\n')
      expect(move('¦x\n\n@b\ny\n\n|# 1\n', options)).toBe('@b\n|# 1\n\n@own\nx\n\n@b\ny\n')
      expect(move('x\n\n¦z\n\n@b\ny\n\n|# 1\n', options)).toBe('x\n\n@b\n|# 1\n\n@own\nz\n\n@b\ny\n')
      expect(move('¦x\n\n@own\n\n|# 1\n', options)).toBe('|# 1\n\nx\n')
      expect(move('x\n\n|# 1\n\n@own\ny\n¦', options)).toBe('x\n\n@own\ny\n\n|# 1\n')
      expect(move('x\n\n|# 1\n\n@b\ny\n¦', { ownAuthor: 'not one' })).toMatch(/cannot be a handle/)
    })
  })

  test('puts blank lines where blocks would run into each other', () => {
    expect(move('# 0\n¦text\n|# 1\none\n')).toBe('# 0\n\n|# 1\none\n\ntext\n')
    expect(move('@a\n¦text\n|# 1\n- item\n')).toBe('@a\n|# 1\n- item\n\ntext\n')
  })

  test('is refused where nothing can part two blocks, and where one is left open', () => {
    expect(move('@a\n¦- x\n\n|# 1\n\n- item\n')).toMatch(/^refused: .*run into each other, as two lists do/)
    expect(move('@a\n¦x\n\n@b\n|# 1\n```\ncode\n')).toMatch(/^refused: .*@b ends in a code block/)
  })

  test('is refused for no heading, no boundary, and a place in its own text', () => {
    expect(outcome('# 1\n', moveHeading('# 1\n', 1, 0))).toMatch(/^refused: This heading is no longer/)
    expect(move('|# 1\n\ntwo ¦words\n')).toMatch(
      /^refused: A heading can be moved to between two blocks only/,
    )
    expect(move('|# 1\n\n¦text\n')).toMatch(/^refused: A heading cannot be moved into its own text/)
    expect(outcome('', moveHeading('', 0, 0))).toMatch(/^refused: This heading/)
  })
})
