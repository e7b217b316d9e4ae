import { describe, expect, it } from 'vitest'
import { dayOf, moveToDay, splitDate } from '#domain/frontMatter/dates'
import type { Field } from '#domain/frontMatter/fields'
import { labelOf } from '#domain/frontMatter/label'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { applyEdits } from '#domain/textEdit'
import { readFixture } from './fixture'

function summary(text: string) {
  const each = (fields: Field[]): [string, unknown[]][] =>
    fields.flatMap((field) => [
      [field.path.join('.'), [field.shape, field.value]] as [string, unknown[]],
      ...each(field.children),
    ])
  return Object.fromEntries(each(parseFrontMatter(text).fields))
}

describe('parseFrontMatter', () => {
  it('shapes the fields of YAML', () => {
    expect(summary(readFixture('yaml'))).toEqual({
      title: ['text', 'Warehouse Costs'],
      author: ['text', 'mina'],
      date: ['date', '2024-05-02'],
      lastmod: ['date', '2024-05-02T10:00:00+02:00'],
      categories: ['list', ['data engineering', 'analytics']],
      tags: ['list', []],
      spaced: ['list', ['alpha', 'beta']],
      draft: ['switch', true],
      weight: ['number', 7],
      issue: ['text', '007'],
      version: ['text', '1.10'],
      published: ['text', 'no'],
      links: ['list', ['alpha', 'beta', 'gamma']],
      flush: ['list', ['one', 'two']],
      empty: ['text', null],
      keywords: ['list', null],
      quoted: ['text', 'a "b" c'],
      'odd: key': ['text', 'value'],
      folded: ['longText', 'some words that were folded at a certain width by hand\nsecond paragraph'],
      literal: ['longText', 'line one\nline two\n'],
      wrapped: ['longText', 'goes over two lines'],
      menu: ['map', null],
      'menu.main': ['map', null],
      'menu.main.weight': ['number', 1],
      anchored: ['other', null],
      again: ['other', null],
      people: ['maps', null],
      'people.0': ['map', null],
      'people.0.name': ['text', 'Mina'],
      emoji: ['text', '日本 😀'],
    })
  })

  it('shapes the fields of TOML', () => {
    expect(summary(readFixture('toml'))).toEqual({
      title: ['text', 'Costs'],
      date: ['date', '2024-05-02'],
      version: ['text', '1.0'],
      draft: ['switch', true],
      tags: ['list', ['a', 'b']],
      text: ['longText', 'first\nsecond'],
      literal: ['text', 'it'],
      params: ['map', null],
      'params.weight': ['number', 1],
      'params.sub.name': ['text', 'd'],
      items: ['maps', null],
      'items.0': ['map', null],
      'items.0.a': ['number', 1],
      'items.1': ['map', null],
      'items.1.a': ['number', 2],
    })
  })

  it('shapes the fields of JSON', () => {
    expect(summary(readFixture('json'))).toEqual({
      title: ['text', 'Costs'],
      date: ['date', '2024-05-02T10:00:00Z'],
      tags: ['list', ['a', 'b']],
      empty: ['list', []],
      weight: ['number', 1],
      nothing: ['text', null],
      menu: ['map', null],
      'menu.main': ['number', 1],
    })
  })

  it.each(['yaml', 'toml', 'json'] as const)('gives ranges into the post (%s)', (name) => {
    const text = readFixture(name)
    const { fields, kind, broken, problems } = parseFrontMatter(text)
    expect([kind, broken, problems]).toEqual([name, null, []])
    for (const field of fields) {
      expect(field.source).toBe(text.slice(field.from, field.to))
      expect(text.slice(field.keyFrom, field.keyTo)).toContain(field.path.at(-1))
    }
  })

  it('takes whole lines as source of what stands below its key', () => {
    const { fields } = parseFrontMatter('---\nmenu:\n  main:\n    weight: 1\ntags: # c\n- a\n---\n')
    expect(fields.map((field) => field.source)).toEqual(['  main:\n    weight: 1', '- a'])
  })

  it('B02 keeps __proto__, constructor and prototype as keys', () => {
    const { fields } = parseFrontMatter('---\n__proto__: 1\nconstructor: x\nprototype: [y]\n---\n')
    expect(fields.map((field) => [field.path, field.value])).toEqual([
      [['__proto__'], 1],
      [['constructor'], 'x'],
      [['prototype'], ['y']],
    ])
  })

  it('shows both of two equal keys, the second one to read, with a fix', () => {
    const text = '---\ntitle: a\ntitle: b\n---\n'
    const { fields, problems, broken } = parseFrontMatter(text)
    expect(broken).toBeNull()
    expect(fields.map((field) => [field.value, field.readOnly === null])).toEqual([
      ['a', true],
      ['b', false],
    ])
    expect(problems).toHaveLength(1)
    const [problem] = problems
    expect(text.slice(problem?.from, problem?.to)).toBe('title')
    expect(applyEdits(text, problem?.fixes[0]?.edits ?? [])).toBe('---\ntitle: a\n---\n')
  })

  it.each([
    ['---\ntitle: a: b\n---\n', 2, /colon and a space needs quotes/],
    ['\n\n---\na: 1\nb: "x\n---\n', 6, /quote, bracket/],
    ['---\na: 1\nb: *bold*\n---\n', 3, /begins with an asterisk/],
    ['---\na: 1\nb: @x\n---\n', 3, /needs quotes/],
    ['---\njust text\n---\n', 2, /not a list of fields/],
    ['---\na: 1\nbody', 1, /not closed/],
    ['---js\nmodule.exports = {}\n---\nbody', 1, /runs no code/],
    ['+++\na = 1\nb = \n+++\n', 3, /TOML cannot be read/],
    ['+++\na = 1\na = 2\n+++\n', 3, /TOML cannot be read/],
    ['{\n"a": 1,\n}\n', 3, /no comma may stand after the last/],
    ['---json\n[1]\n---\n', 2, /not an object/],
  ])('says line and reason of %j', (text, line, message) => {
    const { broken, fields } = parseFrontMatter(text)
    expect(broken?.line).toBe(line)
    expect(broken?.message).toMatch(message)
    expect(fields).toEqual([])
  })
})

describe('labelOf', () => {
  it.each([
    ['slug', 'Slug'],
    ['publishDate', 'Publish date'],
    ['date_modified', 'Date modified'],
    ['last-mod', 'Last mod'],
    ['isCJKLanguage', 'Is CJK language'],
    ['URL', 'URL'],
    ['Title', 'Title'],
    ['überschrift', 'Überschrift'],
    ['日本', '日本'],
    ['_', '_'],
  ])('%s is %s', (key, label) => {
    expect(labelOf(key)).toBe(label)
  })
})

describe('moveToDay', () => {
  it('keeps time and zone', () => {
    expect(moveToDay('2024-05-02T10:00:00+02:00', '2025-01-31')).toBe('2025-01-31T10:00:00+02:00')
    expect(moveToDay('2024-05-02 10:00', '2025-01-31')).toBe('2025-01-31 10:00')
    expect(moveToDay('soon', '2025-01-31')).toBe('2025-01-31')
    expect([dayOf('2024-05-02T10:00:00Z'), dayOf('2024-13-02'), dayOf('soon')]).toEqual([
      '2024-05-02',
      '',
      '',
    ])
  })
})

describe('splitDate', () => {
  it('has no parts of a day that does not exist: a picker could not show it', () => {
    expect(splitDate('2024-02-29')?.day).toBe('2024-02-29')
    for (const date of ['2023-02-29', '2024-04-31T10:00', '1900-02-29', '2024-02-30'])
      expect(splitDate(date)).toBeNull()
  })
})
