import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePost } from '#domain/markdown/parseBody'
import {
  addSection,
  giveSection,
  giveSections,
  moveSection,
  removeSection,
} from '#domain/sections/operations'
import { sections } from '#domain/sections/sections'
import { applyEdits } from '#domain/textEdit'
import { arbitraryHandle, arbitraryPost } from '../../helpers/arbitraryPost'
import { outcome, parts } from './outcome'

describe('adding a section', () => {
  const add = (text: string, afterIndex?: number) => outcome(text, addSection(text, 'ana', afterIndex))

  test.each([
    ['after text', 'One\n', 'One\n\n@ana\n|\n'],
    ['after text without a final newline', 'One', 'One\n\n@ana\n|'],
    ['after blank lines', 'One\n\n\n', 'One\n\n\n@ana\n|\n'],
    ['to an empty file', '', '@ana\n|\n'],
    ['after front matter', '---\ntitle: A\n---\n', '---\ntitle: A\n---\n@ana\n|\n'],
    ['after front matter without a newline', '---\ntitle: A\n---', '---\ntitle: A\n---\n@ana\n|'],
    ['as the file’s sections are spaced: tight', '@a\n1\n@b\n2\n', '@a\n1\n@b\n2\n@ana\n|\n'],
    ['as the file’s sections are spaced: wide', '@a\n\n1\n\n@b\n\n2\n', '@a\n\n1\n\n@b\n\n2\n\n@ana\n\n|\n'],
    ['after HTML, which a blank line ends', '@a\n1\n@b\n<div>\n', '@a\n1\n@b\n<div>\n\n@ana\n|\n'],
  ])('%s', (_name, text, expected) => {
    expect(add(text)).toBe(expected)
  })

  test('after a section in the middle', () => {
    expect(add('@a\n1\n\n@b\n2\n', 0)).toBe('@a\n1\n\n@ana\n|\n\n@b\n2\n')
    expect(add('@a\n1\n@b\n2\n', 0)).toBe('@a\n1\n@ana\n|\n@b\n2\n')
    expect(add('Before\n\n@b\n2', 0)).toBe('Before\n\n@ana\n|\n\n@b\n2')
  })

  test('is refused where code would swallow it, for a bad handle and after no section', () => {
    expect(add('@a\n```\ncode\n')).toMatch(
      /refused: .*the section by @a ends in a code block that is not closed/,
    )
    expect(outcome('', addSection('', 'not a handle'))).toMatch(/refused: “not a handle” cannot be a handle/)
    expect(add('@a\n1\n', 7)).toMatch(/refused: This section is no longer/)
  })

  test('leaves the others as they are, and what is typed at the cursor is its text', () => {
    fc.assert(
      fc.property(
        arbitraryPost,
        arbitraryHandle,
        fc.option(fc.nat(8), { nil: undefined }),
        (text, handle, after) => {
          const operation = addSection(text, handle, after)
          if (!operation.ok) return
          const before = parts(text)
          const next = applyEdits(text, operation.edits)
          expect(operation.edits).toHaveLength(1)
          expect(parts(next)).toEqual(before.toSpliced((after ?? before.length - 1) + 1, 0, `${handle}: `))
          const { cursor } = operation
          expect(
            next.slice(0, cursor).endsWith('\n') && (cursor === next.length || next[cursor] === '\n'),
          ).toBe(true)
          const typed = `${next.slice(0, cursor)}Typed.${next.slice(cursor)}`
          expect(parts(typed)).toContain(`${handle}: Typed.`)
          if (cursor < next.length) expect(next.endsWith('\n')).toBe(text === '' || text.endsWith('\n'))
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('giving a section to another author', () => {
  test('changes the handle only', () => {
    const text = 'x\n\n@mina \t\ntext\n@jorge\nmore'
    const operation = giveSection(text, 1, 'lee')
    expect(operation).toMatchObject({ ok: true, edits: [{ from: 4, to: 8, insert: 'lee' }], cursor: 3 })
    expect(outcome(text, giveSection(text, 2, 'mina'))).toBe('x\n\n@mina \t\ntext\n|@mina\nmore')
    expect(giveSection(text, 1, 'mina')).toMatchObject({ ok: true, edits: [] })
  })

  test('gives several at once, and refuses one that is not there', () => {
    const text = 'x\n\n@mina\ntext\n@jorge\nmore\n@lee\nlast'
    expect(outcome(text, giveSections(text, [3, 0], 'ana'))).toBe(
      '|@ana\nx\n\n@mina\ntext\n@jorge\nmore\n@ana\nlast',
    )
    expect(giveSections(text, [1, 4], 'ana')).toMatchObject({ ok: false })
    expect(giveSections(text, [], 'ana')).toMatchObject({ ok: false })
  })

  test('puts a byline above the text before the first one', () => {
    expect(outcome('---\na: b\n---\n\ntext\n', giveSection('---\na: b\n---\n\ntext\n', 0, 'lee'))).toBe(
      '---\na: b\n---\n\n|@lee\ntext\n',
    )
  })

  test('is refused for a bad handle and for no section', () => {
    expect(outcome('@a\n', giveSection('@a\n', 0, 'a b'))).toMatch(/^refused: “a b” cannot be a handle/)
    expect(outcome('@a\n', giveSection('@a\n', 3, 'b'))).toMatch(/^refused: This section is no longer/)
  })

  test('and back again gives the same text', () => {
    fc.assert(
      fc.property(arbitraryPost, fc.nat(6), arbitraryHandle, (text, index, handle) => {
        const section = sections(parsePost(text))[index]
        const operation = giveSection(text, index, handle)
        expect(operation.ok).toBe(section !== undefined)
        if (!operation.ok || section === undefined) return
        const next = applyEdits(text, operation.edits)
        expect(parts(next)).toEqual(
          parts(text).with(index, `${handle}: ${parts(text)[index]?.replace(/^\S*: /, '')}`),
        )
        if (section.handle === '') return
        const back = giveSection(next, index, section.handle)
        expect(back.ok && applyEdits(next, back.edits)).toBe(text)
      }),
      { numRuns: 300 },
    )
  })
})

describe('moving a section', () => {
  const move = (text: string, index: number, toIndex: number) =>
    outcome(text, moveSection(text, index, toIndex))
  const text = 'x\n@a\n1\n\n@b\n2\n@c\n3'

  test('keeps in place what parts the sections, and the end of the file', () => {
    expect(move(text, 1, 2)).toBe('x\n@b\n2\n\n|@a\n1\n@c\n3')
    expect(move(text, 2, 1)).toBe('x\n|@b\n2\n\n@a\n1\n@c\n3')
    expect(move(text, 1, 3)).toBe('x\n@b\n2\n\n@c\n3\n|@a\n1')
    expect(move(text, 3, 1)).toBe('x\n|@c\n3\n\n@a\n1\n@b\n2')
    expect(move(text, 2, 2)).toBe('x\n@a\n1\n\n|@b\n2\n@c\n3')
  })

  test('moves the shorter one of two neighbours', () => {
    const long = `@a\n${'word '.repeat(100)}\n\n@b\n2\n`
    const operation = moveSection(long, 0, 1)
    expect(operation.ok && Math.max(...operation.edits.map(({ insert }) => insert.length))).toBeLessThan(10)
    expect(move(long, 0, 1)).toBe(`@b\n2\n\n|@a\n${'word '.repeat(100)}\n`)
  })

  test('is refused for the text before the first byline, and for no section', () => {
    expect(move(text, 0, 1)).toMatch(/^refused: The text before the first byline/)
    expect(move(text, 2, 0)).toMatch(/^refused: The text before the first byline/)
    expect(move(text, 1, 9)).toMatch(/^refused: This section is no longer/)
  })

  test('is refused where code or HTML would swallow the next byline', () => {
    expect(move('@a\n1\n\n@b\n```\ncode\n', 1, 0)).toMatch(/@b ends in a code block that is not closed/)
    expect(move('@a\n1\n\n@b\n<!-- open\n', 1, 0)).toMatch(/@b ends in HTML that is not closed/)
    expect(move('@a\n1\n@b\n2\n\n@c\n<div>\n', 2, 0)).toMatch(/^refused: /)
  })

  test('and back again gives the same text; every section keeps its author and text', () => {
    fc.assert(
      fc.property(arbitraryPost, fc.nat(6), fc.nat(6), (post, index, toIndex) => {
        const operation = moveSection(post, index, toIndex)
        if (!operation.ok) return
        const next = applyEdits(post, operation.edits)
        const before = parts(post)
        expect(parts(next)).toEqual(before.toSpliced(index, 1).toSpliced(toIndex, 0, before[index] ?? ''))
        expect(operation.cursor).toBe(sections(parsePost(next))[toIndex]?.from)
        const back = moveSection(next, toIndex, index)
        expect(back.ok && applyEdits(next, back.edits)).toBe(post)
      }),
      { numRuns: 500 },
    )
  })
})

describe('removing a section', () => {
  const remove = (text: string, index: number) => outcome(text, removeSection(text, index))

  test('takes its byline and text, and keeps the end of the file', () => {
    expect(remove('@a\n1\n\n@b\n2\n', 0)).toBe('|@b\n2\n')
    expect(remove('@a\n1\n\n@b\n2\n', 1)).toBe('@a\n1|\n')
    expect(remove('@a\n1\n\n@b\n2', 1)).toBe('@a\n1|')
    expect(remove('---\nt: x\n---\nBefore\n\n@b\n2\n', 0)).toBe('---\nt: x\n---\n|@b\n2\n')
    expect(remove('@a\n1\n', 4)).toMatch(/^refused: This section is no longer/)
  })

  test('leaves the others as they are, but for definitions that come to the end', () => {
    fc.assert(
      fc.property(arbitraryPost, fc.nat(6), (post, index) => {
        const operation = removeSection(post, index)
        if (!operation.ok) return
        const rest = parts(applyEdits(post, operation.edits))
        const last = parts(post).toSpliced(index, 1).at(-1) ?? ''
        expect(rest.at(-1)?.slice(last.length) ?? '').toMatch(/^(?:\n*\[.*\]: .*(?:\n\n {4}.*)?)*$/)
        expect(rest.length === 0 ? rest : rest.with(-1, last)).toEqual(parts(post).toSpliced(index, 1))
      }),
      { numRuns: 300 },
    )
  })
})
