import { describe, expect, test } from 'vitest'
import { parsePost } from '#domain/markdown/parseBody'
import { canJoin, joinSection, splitSection } from '#domain/sections/operations'
import { sections } from '#domain/sections/sections'
import { outcome } from './outcome'

describe('splitting a section', () => {
  const split = (marked: string, handle = 'new') => {
    const text = marked.replace('|', '')
    return outcome(text, splitSection(text, marked.indexOf('|'), handle))
  }

  test.each([
    ['in a paragraph', '@a\none\n\ntw|o\nlines\n\n@b\n', '@a\none\n\n@new\ntw|o\nlines\n\n@b\n'],
    ['at the start of a block', '@a\none\n\n|# Two\ntext', '@a\none\n\n@new\n|# Two\ntext'],
    ['at the end of a block', '@a\none\n\ntwo|\n\nthree\n', '@a\none\n\n@new\ntwo|\n\nthree\n'],
    ['on a blank line', '@a\none\n|\ntwo\n', '@a\none\n\n@new\n|two\n'],
    ['in a list', '@a\none\n\n- x\n- y|\n', '@a\none\n\n@new\n- x\n- y|\n'],
    ['between lines without a blank one', '@a\n# One\nt|wo\n', '@a\n# One\n\n@new\nt|wo\n'],
    ['in a tight file', '@a\n# One\nt|wo\n@b\nx\n', '@a\n# One\n@new\nt|wo\n@b\nx\n'],
    ['in a wide file', '@a\n\none\n\nt|wo\n', '@a\n\none\n\n@new\n\nt|wo\n'],
    ['in its first block', '@a\non|e\n', '@a\n\n@new\non|e\n'],
    ['on its byline', '@a|\none\n', '@a\n\n@new\n|one\n'],
    ['in text before the first byline', 'o|ne\n\ntwo\n', '@new\no|ne\n\ntwo\n'],
    ['behind its text', '@a\none\n\n|\n@b\ntwo\n', '@a\none\n\n@new\n|\n\n\n@b\ntwo\n'],
    ['behind all text', '@a\none\n\n|', '@a\none\n\n@new\n|\n'],
    ['above the first byline', '|\n@a\none\n', '\n|@new\n\n@a\none\n'],
    ['of an empty post', '|', '@new\n|\n'],
    ['below front matter', '---\nt: x\n---\n|', '---\nt: x\n---\n@new\n|\n'],
  ])('%s', (_name, marked, expected) => {
    expect(split(marked)).toBe(expected)
  })

  test('is refused in front matter, and for a bad handle', () => {
    expect(split('---\nt|: x\n---\none\n')).toMatch(/^refused: The cursor is in the front matter/)
    expect(split('o|ne\n', 'not one')).toMatch(/^refused: “not one” cannot be a handle/)
  })
})

describe('joining sections', () => {
  const join = (text: string, index: number) => outcome(text, joinSection(text, index))

  test.each([
    ['parted by blank lines', '@a\none\n\n@a\ntwo\n', 1, '@a\none\n\n|two\n'],
    ['in a tight file: paragraphs stay two', '@a\none\n@a\ntwo\n@b\n', 1, '@a\none\n\n|two\n@b\n'],
    ['behind others', 'x\n\n@b\n1\n\n@a\none\n\n@a\n\ntwo', 3, 'x\n\n@b\n1\n\n@a\none\n\n|two'],
    ['of which the first is empty', '@a\n\n@a\n\ntwo\n', 1, '@a\n\n|two\n'],
    ['of which the second is empty', '@a\none\n\n@a\n\n@b\n', 1, '@a\none\n\n|@b\n'],
    ['of which the last is empty', '@a\none\n\n@a\n', 1, '@a\none|\n'],
  ])('%s', (_name, text, index, expected) => {
    expect(join(text, index)).toBe(expected)
  })

  test('can be told beforehand', () => {
    const list = sections(parsePost('x\n\n@a\n\n@a\n\n@b\n\n@a\n'))
    expect(list.map(({ index }) => canJoin(list, index))).toEqual([false, false, true, false, false])
    expect(canJoin(list, 9)).toBe(false)
  })

  test('is refused by two authors, for no section, and where lists would become one', () => {
    expect(join('@a\n1\n\n@b\n2\n', 1)).toMatch(/^refused: Only neighbours by the same author/)
    expect(join('@a\n1\n', 0)).toMatch(/^refused: Only neighbours by the same author/)
    expect(join('@a\n1\n', 1)).toMatch(/^refused: This section is no longer/)
    expect(join('@a\n- 1\n\n@a\n- 2\n', 1)).toMatch(/^refused: .*run into each other, as two lists do/)
    expect(join('@a\n<div>\n\n@a\n</div>\n', 1)).toMatch(/^refused: /)
  })
})
