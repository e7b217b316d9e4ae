import { describe, expect, test } from 'vitest'
import { parsePost } from '#domain/markdown/parseBody'
import { definitionsOf } from '#domain/sections/definitions'
import {
  duplicateSection,
  joinSection,
  moveHeading,
  moveSection,
  removeSection,
  removeSections,
} from '#domain/sections/operations'
import { outcome } from './outcome'

test('definitions of the top level have label, place and kind', () => {
  const text = '[a b]: /x\n"title"\n[C]: /y\n\n[^1]: note\n\n    more\n\n> [q]: /z\n'
  const found = definitionsOf(parsePost(text))
  expect(found.map(({ name, isFootnote }) => [name, isFootnote])).toEqual([
    ['[a b]', false],
    ['[C]', false],
    ['[^1]', true],
  ])
  expect(found.map(({ from, to }) => text.slice(from, to))).toEqual([
    '[a b]: /x\n"title"',
    '[C]: /y',
    '[^1]: note\n\n    more',
  ])
})

describe('removing a section with definitions', () => {
  const remove = (text: string, ...indexes: number[]) => outcome(text, removeSections(text, indexes))

  test('moves those that the rest uses to the end of the post', () => {
    expect(remove('@a\n1\n\n[x]: /x\n[y]: /y\n[z]: /z\n\n@b\n[x] ![z]\n', 0)).toBe(
      '|@b\n[x] ![z]\n\n[x]: /x\n[z]: /z\n',
    )
    expect(remove('@a\nsee[^1]\n\n@b\n2\n\n[^1]: note\n\n    more', 1)).toBe(
      '@a\nsee[^1]|\n\n[^1]: note\n\n    more',
    )
    expect(remove('@a\n[^1]: see [x]\n\n[x]: /x\n[^2]: n\n\n@b\n2[^1]\n', 0)).toBe(
      '|@b\n2[^1]\n\n[^1]: see [x]\n\n[x]: /x\n',
    )
    expect(remove('@a\n[x]: /x\n\n@b\n\n@c\n[X]\n\n@d\n4\n', 0, 3)).toBe('|@b\n\n@c\n[X]\n\n[x]: /x\n')
  })

  test('takes along those that nothing else uses, or that others define as well', () => {
    expect(remove('@a\n[x] 1[^1]\n\n[x]: /x\n\n[^1]: note\n\n@b\n2\n', 0)).toBe('|@b\n2\n')
    expect(remove('@a\n[x]: /x\n\n@b\n[x]\n\n[x]: /x\n', 0)).toBe('|@b\n[x]\n\n[x]: /x\n')
    expect(remove('@a\n[x]: /x\n\n@b\n[x]\n', 0, 1)).toBe('|\n')
  })

  test('is refused with the name of what would be lost', () => {
    const inList = '@a\n- [^1]: note\n\n@b\n2[^1]\n'
    expect(outcome(inList, removeSection(inList, 0))).toMatch(
      /^refused: .*“\[\^1\]” would stand for something/,
    )
    const twice = '@a\n[x]: /x\n\n@b\n[x]\n\n[x]: /y\n'
    expect(remove(twice, 0)).toMatch(/^refused: .*“\[x\]” is defined more than once/)
    const open = '@a\n[Long Name]: /x\n\n@b\n[long name]\n```\ncode\n'
    expect(remove(open, 0)).toMatch(
      /^refused: .*@b ends in a code block that is not closed.*“\[Long Name\]”, which the section by @a defines/,
    )
  })
})

describe('definitions that are written twice', () => {
  test('stand for the same after every move, else it is refused', () => {
    const links = '@a\n[x]\n\n[x]: /a\n\n@b\n[x]: /b\n'
    expect(outcome(links, moveSection(links, 0, 1))).toMatch(/^refused: .*“\[x\]” is defined more than once/)
    const notes = '@a\n# H\n1[^1]\n\n[^1]: note\n\n@b\n[^1]: other\n'
    expect(outcome(notes, moveHeading(notes, 3, notes.length))).toMatch(
      /^refused: .*“\[\^1\]” is defined more/,
    )
    const unused = '@a\n[x]: /a\n\n@b\n[x]: /b\n'
    expect(outcome(unused, moveSection(unused, 0, 1))).toBe('@b\n[x]: /b\n\n|@a\n[x]: /a\n')
  })
})

test('a definition moves with its section and goes on to serve the others', () => {
  const text = '@a\n1[^1] [x]\n\n[^1]: note\n\n@b\n[x]: /x\n\n2[^1]\n'
  expect(outcome(text, moveSection(text, 0, 1))).toBe(
    '@b\n[x]: /x\n\n2[^1]\n\n|@a\n1[^1] [x]\n\n[^1]: note\n',
  )
  const parted = '@a\n[^1]: note\n@a\n1[^1]\n'
  expect(outcome(parted, joinSection(parted, 1))).toBe('@a\n[^1]: note\n\n|1[^1]\n')
})

describe('duplicating a section', () => {
  const duplicate = (text: string, index: number, ownAuthor?: string) =>
    outcome(text, duplicateSection(text, index, { ownAuthor }))

  test.each([
    ['in the middle', '@a\n1\n\n\n@b\n2\n', 0, '@a\n1\n\n\n|@a\n1\n\n\n@b\n2\n'],
    ['at the end', '@a\n1\n@b\n2\n@c\n3', 2, '@a\n1\n@b\n2\n@c\n3\n|@c\n3'],
    ['with the last newline', '@a\n1\n', 0, '@a\n1\n\n|@a\n1\n'],
    ['that is empty', '@a', 0, '@a\n\n|@a'],
    ['that ends in HTML', '@a\n1\n@b\n2\n@c\n<hr>\n', 2, '@a\n1\n@b\n2\n@c\n<hr>\n\n|@c\n<hr>\n'],
  ])('%s', (_name, text, index, expected) => {
    expect(duplicate(text, index)).toBe(expected)
  })

  test('leaves its definitions out of the copy', () => {
    expect(duplicate('@a\n1[^1]\n\n[^1]: note\n\n[x]: /x\n[y]: /y\n\n[x] text\n\n@b\n', 0)).toBe(
      '@a\n1[^1]\n\n[^1]: note\n\n[x]: /x\n[y]: /y\n\n[x] text\n\n|@a\n1[^1]\n\n[x] text\n\n@b\n',
    )
    expect(duplicate('@a\n[x] 1\n\n[x]: /x\n', 0)).toBe('@a\n[x] 1\n\n[x]: /x\n\n|@a\n[x] 1\n')
  })

  test('above the first byline needs its author', () => {
    expect(duplicate('\nx\n\n@b\n', 0)).toMatch(/^refused: The text before the first byline/)
    expect(duplicate('\nx\n\n@b\n', 0, 'own')).toBe('\nx\n\n|@own\nx\n\n@b\n')
    expect(duplicate('x\n', 0, 'not one')).toMatch(/^refused: “not one” cannot be a handle/)
  })

  test('is refused for no section, and where code would swallow the copy', () => {
    expect(duplicate('@a\n', 1)).toMatch(/^refused: This section is no longer/)
    expect(duplicate('@a\n```\n', 0)).toMatch(/^refused: .*@a ends in a code block/)
  })
})

test('removing several sections keeps what parts the others, and the end', () => {
  const text = 'x\n\n@a\n1\n@b\n2\n\n\n@c\n3\n\n@d\n4'
  const remove = (...indexes: number[]) => outcome(text, removeSections(text, indexes))
  expect(remove(1, 3)).toBe('x\n\n|@b\n2\n\n\n@d\n4')
  expect(remove(4, 0, 4)).toBe('|@a\n1\n@b\n2\n\n\n@c\n3')
  expect(remove(3, 4)).toBe('x\n\n@a\n1\n@b\n2|')
  expect(remove(0, 1, 2, 3, 4)).toBe('|')
  expect(removeSections(text, [])).toMatchObject({ ok: true, edits: [] })
  expect(remove(1, 9)).toMatch(/^refused: This section is no longer/)
})
