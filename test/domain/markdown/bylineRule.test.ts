import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readByline } from '#domain/markdown/bylineRule'
import { parsePost } from '#domain/markdown/parseBody'
import { sections } from '#domain/sections/sections'

interface Case {
  name: string
  text: string
  expected: string[]
}

/** Cases are `=== name`, the text, and a line `--- handle: text` for each section (⏎ for a line break). */
function readCases(fixture: string): Case[] {
  return fixture
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.trimEnd().split('\n')
      const first = lines.findIndex((line) => /^--- \S*:/.test(line))
      return {
        name,
        text: lines.slice(0, first).join('\n'),
        expected: lines.slice(first).map((line) => line.slice(4).trim()),
      }
    })
}

const fixture = join(import.meta.dirname, '../../fixtures/markdown/bylines.txt')
const cases = readCases(readFileSync(fixture, 'utf8'))

function describeSections(text: string): string[] {
  return sections(parsePost(text)).map(({ handle, bylineTo, to }) =>
    `${handle}: ${text.slice(bylineTo, to).trim().replaceAll('\n', '⏎')}`.trim(),
  )
}

test('the fixture is read', () => {
  expect(cases.length).toBeGreaterThan(30)
})

test.each(cases)('byline: $name', ({ text, expected }) => {
  expect(describeSections(text)).toEqual(expected)
})

test.each(cases)('byline after front matter and at the end of a file: $name', ({ text, expected }) => {
  expect(describeSections(`---\ntitle: x\n---\n${text}\n`)).toEqual(expected)
})

test('a handle is read from a line, or null', () => {
  expect(readByline('@mina \t')).toBe('mina')
  expect(readByline('@mina.')).toBeNull()
  expect(readByline('mina')).toBeNull()
})
