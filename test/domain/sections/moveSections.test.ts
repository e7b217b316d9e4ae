import { describe, expect, test } from 'vitest'
import { moveSection, moveSectionAt, moveSections, sortSections } from '#domain/sections/operations'
import { outcome } from './outcome'

const text = 'x\n\n@a\n1\n@b\n2\n\n\n@c\n3\n\n@d\n4'

describe('moving several sections', () => {
  const move = (indexes: number[], before: number, ownAuthor?: string) =>
    outcome(text, moveSections(text, indexes, before, { ownAuthor }))

  test('keeps their order and what parts the sections', () => {
    expect(move([3, 1], 5)).toBe('x\n\n@b\n2\n@d\n4\n\n\n|@a\n1\n\n@c\n3')
    expect(move([2, 4], 1)).toBe('x\n\n|@b\n2\n@d\n4\n\n\n@a\n1\n\n@c\n3')
    expect(move([4, 1], 3)).toBe('x\n\n@b\n2\n|@a\n1\n\n\n@d\n4\n\n@c\n3')
  })

  test('to where they are changes nothing', () => {
    expect(moveSections(text, [1, 2], 2)).toMatchObject({ ok: true, edits: [], cursor: 3 })
    expect(moveSections(text, [], 2)).toMatchObject({ ok: true, edits: [] })
  })

  test('writes as little as it can', () => {
    const long = `@a\n${'word '.repeat(100)}\n\n@b\n2\n\n@c\n${'more '.repeat(100)}\n\n@d\n4\n`
    const operation = moveSections(long, [0, 2], 4)
    expect(outcome(long, operation)).toBe(
      `@b\n2\n\n@d\n4\n\n|@a\n${'word '.repeat(100)}\n\n@c\n${'more '.repeat(100)}\n`,
    )
    expect(operation.ok && operation.edits.reduce((sum, { insert }) => sum + insert.length, 0)).toBeLessThan(
      30,
    )
  })

  test('leaves the text before the first byline first, unless its author is known', () => {
    expect(move([0], 3)).toMatch(/^refused: The text before the first byline/)
    expect(move([2], 0)).toMatch(/^refused: The text before the first byline/)
    expect(move([0, 1], 1)).toBe(`|${text}`)
    expect(move([0, 1], 3, 'own')).toBe('@b\n2\n\n|@own\nx\n@a\n1\n\n\n@c\n3\n\n@d\n4')
    expect(move([2], 0, 'own')).toBe('|@b\n2\n\n@own\nx\n@a\n1\n\n\n@c\n3\n\n@d\n4')
    expect(move([2], 0, 'not one')).toMatch(/^refused: “not one” cannot be a handle/)
    const post = '---\nt: x\n---\n\nlead\n\n@a\n\n1\n'
    expect(outcome(post, moveSection(post, 0, 1, { ownAuthor: 'own' }))).toBe(
      '---\nt: x\n---\n\n@a\n\n1\n\n|@own\n\nlead\n',
    )
  })

  test('is refused for no section, and where code would swallow a byline', () => {
    expect(move([9], 0)).toMatch(/^refused: This section is no longer/)
    expect(move([1], 9)).toMatch(/^refused: This section is no longer/)
    const open = '@a\n1\n\n@b\n2\n\n@c\n```\n'
    expect(outcome(open, moveSections(open, [1, 2], 0))).toMatch(
      /^refused: These sections cannot be moved there, because the section by @c ends in a code block/,
    )
  })
})

describe('moving the section at the cursor', () => {
  const step = (marked: string, by: -1 | 1, ownAuthor?: string) => {
    const offset = marked.indexOf('|')
    const post = marked.replace('|', '')
    return outcome(post, moveSectionAt(post, offset, by, { ownAuthor }))
  }

  test('the cursor stays at its place in the text that moves', () => {
    expect(step('@a\n1|2\n\n@b\n3\n', 1)).toBe('@b\n3\n\n@a\n1|2\n')
    expect(step('@a\n12\n\n@b\n3|\n', -1)).toBe('@b\n3|\n\n@a\n12\n')
    expect(step('@a\n12\n|\n@b\n3\n', 1)).toBe('@b\n3\n\n@a\n12|\n')
    expect(step('@|a\n12\n\n@b\n3', 1)).toBe('@b\n3\n\n@|a\n12')
    expect(step('le|ad\n\n@a\n1\n', 1, 'own')).toBe('@a\n1\n\n@own\nle|ad\n')
  })

  test('nothing changes where there is none on that side, or no section', () => {
    expect(step('@a\n1|\n\n@b\n2\n', -1)).toBe('@a\n1|\n\n@b\n2\n')
    expect(step('@a\n1\n\n@b\n2\n|', 1)).toBe('@a\n1\n\n@b\n2\n|')
    expect(step('---\nt|: x\n---\n@a\n1\n\n@b\n2\n', 1)).toBe('---\nt|: x\n---\n@a\n1\n\n@b\n2\n')
  })
})

describe('sorting sections', () => {
  const sort = (post: string, ...handles: string[]) => outcome(post, sortSections(post, handles))

  test('goes by the list; others follow; sections of one author keep their order', () => {
    expect(sort('@a\n1\n\n@b\n2\n\n@c\n3\n\n@a\n4\n\n@b\n5\n', 'b', 'none', 'a')).toBe(
      '|@b\n2\n\n@b\n5\n\n@a\n1\n\n@a\n4\n\n@c\n3\n',
    )
    expect(sort('x\n\n@c\n1\n\n@b\n2\n\n@a\n3\n', 'a')).toBe('|x\n\n@a\n3\n\n@c\n1\n\n@b\n2\n')
  })

  test('of sorted ones changes nothing', () => {
    expect(sortSections('@a\n1\n\n@b\n2\n', ['a'])).toMatchObject({ ok: true, edits: [] })
    expect(sortSections('', ['a'])).toMatchObject({ ok: true, edits: [], cursor: 0 })
  })
})
