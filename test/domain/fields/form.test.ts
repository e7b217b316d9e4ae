import { describe, expect, it } from 'vitest'
import { entryOf, writesNames } from '#domain/fields/authorWriting'
import { checkField } from '#domain/fields/checkField'
import { choicesOf, hasUsualValues, matchChoices, nearDuplicates } from '#domain/fields/choices'
import type { FieldRule } from '#domain/fields/fieldRules'
import { controlOf } from '#domain/fields/fieldType'
import { firstValue, missingKeys } from '#domain/fields/missingKeys'
import { slugOf } from '#domain/fields/slug'
import type { FolderUsage, KeyUsage, UsageShape } from '#domain/fields/usage'
import { moveToTime, splitDate } from '#domain/frontMatter/dates'
import type { Field } from '#domain/frontMatter/fields'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { parsePost, tokensOf } from '#domain/markdown/parseBody'
import { remoteLinks } from '#domain/markdown/remoteLinks'
import { authorEntry } from '../../helpers/authorEntry'

const fieldOf = (yaml: string): Field => parseFrontMatter(`---\n${yaml}\n---\n`).fields[0]!
const usageOf = (
  key: string,
  shape: UsageShape,
  values: Record<string, number> = {},
  posts = 10,
): KeyUsage => ({
  key,
  posts,
  shape,
  values: Object.entries(values).map(([value, count]) => ({ value, posts: count })),
})
const folderOf = (keys: KeyUsage[], posts = 10): FolderUsage => ({ folder: '', posts, kind: 'yaml', keys })

describe('controlOf', () => {
  it.each<[string, string]>([
    ['title: A', 'text'],
    ['description: short', 'longText'],
    ['text: |\n  a\n  b', 'longText'],
    ['weight: 7', 'number'],
    ['draft: true', 'switch'],
    ['date: 2024-05-02', 'date'],
    ["date: '2024-05-02T10:00:00Z'", 'dateTime'],
    ['tags: [a]', 'tags'],
    ['tags:', 'tags'],
    ['thing:', 'text'],
    ['authors: [a]', 'authors'],
    ['author: a', 'authors'],
    ['slug: a', 'slug'],
    ['cover: a.png', 'image'],
    ['anything: /img/a.JPG', 'image'],
    ['image: https://example.org/about', 'text'],
    ['featured: []', 'urls'],
    ['see: ["https://example.org/a"]', 'urls'],
    ['see: ["https://example.org/a", b]', 'tags'],
    ['params: {a: 1}', 'group'],
    ['links: [{a: 1}]', 'groups'],
    ['matrix: [[1]]', 'source'],
  ])('%s: %s', (yaml, wanted) => {
    expect(controlOf(fieldOf(yaml), null, null)).toBe(wanted)
  })

  it('asks the folder what an empty field holds', () => {
    expect(controlOf(fieldOf('when:'), usageOf('when', 'date'), null)).toBe('date')
    expect(controlOf(fieldOf('topics2:'), usageOf('topics2', 'list', { a: 2 }), null)).toBe('tags')
    expect(controlOf(fieldOf('order:'), usageOf('order', 'number'), null)).toBe('number')
  })

  it('follows byline.json where the value allows it', () => {
    const of = (yaml: string, type: FieldRule['type']) => controlOf(fieldOf(yaml), null, { type })
    expect(of('a: b', 'longText')).toBe('longText')
    expect(of('a: b', 'authors')).toBe('authors')
    expect(of('a: b', 'number')).toBe('text')
    expect(of('a:', 'number')).toBe('number')
    expect(of('a: [b]', 'urls')).toBe('urls')
    expect(of('a: 1', 'source')).toBe('source')
    expect(of('a: {b: 1}', 'source')).toBe('group')
  })

  it('takes an author inside a map for any text', () => {
    expect(controlOf(fieldOf('photo:\n  author: x').children[0]!, null, null)).toBe('text')
  })
})

describe('checkField', () => {
  it.each<[string, FieldRule, string]>([
    ['a:', { required: true }, 'must be filled in'],
    ['a: []', { required: true }, 'must be filled in'],
    ['a: b', { type: 'number' }, 'should be a number'],
    ['a: 2024-01-01', { type: 'dateTime' }, 'should say a time'],
    ['a: b', { choices: ['c', 'd'] }, '“b” is not one of the choices in byline.json: c, d.'],
    ['a: [c, b]', { choices: ['c'] }, '“b” is not one of the choices'],
  ])('%s against %j', (yaml, rule, wanted) => {
    expect(checkField(fieldOf(yaml), null, 0, rule)).toMatchObject({
      severity: 'error',
      message: expect.stringContaining(wanted),
    })
  })

  it('is content with what the rule says, and hints at what is unlike the other posts', () => {
    expect(checkField(fieldOf('a: b'), null, 0, { required: true, type: 'text', choices: ['b'] })).toBeNull()
    expect(checkField(fieldOf('a: b'), usageOf('a', 'number'), 10, null)?.message).toContain('a number')
    expect(checkField(fieldOf('a: b'), usageOf('a', 'number', {}, 2), 10, null)).toBeNull()
    expect(checkField(fieldOf('tags: b'), usageOf('tags', 'list'), 10, null)).toBeNull()
  })
})

describe('missing keys', () => {
  const usage = folderOf([
    usageOf('title', 'text'),
    usageOf('author', 'text', {}, 9),
    usageOf('tags', 'list', {}, 8),
    usageOf('rare', 'text', {}, 2),
  ])

  it('are those that most posts have, and those that are required', () => {
    expect(missingKeys(['title'], usage, {})).toEqual([
      { key: 'author', isRequired: false },
      { key: 'tags', isRequired: false },
    ])
    expect(missingKeys(['title', 'authors'], usage, { rare: { required: true } })).toEqual([
      { key: 'rare', isRequired: true },
      { key: 'tags', isRequired: false },
    ])
    expect(missingKeys([], folderOf([usageOf('title', 'text', {}, 2)], 2), {})).toEqual([])
    expect(missingKeys([], null, {})).toEqual([])
  })

  it('begin with a value of their type', () => {
    const first = (key: string, own: KeyUsage | null = null, rule: FieldRule | null = null) =>
      firstValue(key, own, rule, '2026-01-02')
    expect(first('date')).toBe('2026-01-02')
    expect(first('tags')).toEqual([])
    expect(first('draft')).toBe(true)
    expect(first('author', usageOf('author', 'list'))).toEqual([])
    expect(first('author', usageOf('author', 'text'))).toBe('')
    expect(first('n', usageOf('n', 'number'))).toBe(0)
    expect(first('n', usageOf('n', 'text'), { type: 'switch' })).toBe(false)
    expect(first('when', usageOf('when', 'date'))).toBe('2026-01-02')
  })
})

describe('choices', () => {
  const usage = usageOf('tags', 'list', { analytics: 5, Analytics: 1, 'data engineering': 3, costs: 2 })

  it('come from byline.json, else from the folder', () => {
    expect(choicesOf(usage, null)[0]).toEqual({ value: 'analytics', posts: 5 })
    expect(choicesOf(usage, { choices: ['new', 'costs'] })).toEqual([
      { value: 'new', posts: 0 },
      { value: 'costs', posts: 2 },
    ])
  })

  it('are matched from their beginning first', () => {
    const values = (typed: string, taken: string[] = []) =>
      matchChoices(choicesOf(usage, null), typed, taken).map(({ value }) => value)
    expect(values('')).toEqual(['analytics', 'Analytics', 'data engineering', 'costs'])
    expect(values('A')).toEqual(['analytics', 'Analytics', 'data engineering'])
    expect(values('eng')).toEqual(['data engineering'])
    expect(values('co', ['costs'])).toEqual([])
  })

  it('tell a value that is much like another one', () => {
    const near = (values: string[]) =>
      nearDuplicates(values, choicesOf(usage, null)).map(({ value, usual }) => [value, usual.value])
    expect(near(['Analytics'])).toEqual([['Analytics', 'analytics']])
    expect(near(['analytics'])).toEqual([])
    expect(near(['Data-Engineering', 'cost'])).toEqual([
      ['Data-Engineering', 'data engineering'],
      ['cost', 'costs'],
    ])
    expect(near(['x', 'X'])).toEqual([['X', 'x']])
  })

  it('are usual where few values serve many posts', () => {
    expect(hasUsualValues(usageOf('type', 'text', { article: 6, note: 4 }), null)).toBe(true)
    expect(hasUsualValues(usageOf('title', 'text', { a: 1, b: 1, c: 1 }), null)).toBe(false)
    expect(hasUsualValues(null, { choices: ['a'] })).toBe(true)
  })
})

describe('authors', () => {
  const authors = [
    authorEntry('mina', { name: 'Mina Okafor' }),
    authorEntry('jorge', { name: 'Jorge Vidal' }),
  ]

  it('are written as the folder writes them', () => {
    expect(writesNames(usageOf('author', 'text', { 'Mina Okafor': 4, jorge: 1 }), authors)).toBe(true)
    expect(writesNames(usageOf('author', 'text', { mina: 4 }), authors)).toBe(false)
    expect(writesNames(null, authors)).toBe(false)
  })

  it('are found by handle or name', () => {
    expect(entryOf('@mina', authors)?.handle).toBe('mina')
    expect(entryOf('mina okafor', authors)?.handle).toBe('mina')
    expect(entryOf('nobody', authors)).toBeUndefined()
  })
})

it.each([
  ['Ça coûte: 5 €?', 'ca-coute-5'],
  ['  Don’t  stop ', 'dont-stop'],
  ['日本語 タイトル', '日本語-タイトル'],
  ['Straße & Weg', 'strasse-weg'],
  ['हिन्दी', 'हिन्दी'],
  ['…', ''],
  [`${'word '.repeat(30)}`, `${'word-'.repeat(15)}word`],
])('slugOf(%j)', (title, wanted) => {
  expect(slugOf(title)).toBe(wanted)
})

it.each([
  ['2024-05-02T08:30:00+02:00', '09:15', '2024-05-02T09:15:00+02:00'],
  ['2024-05-02 08:30:15.123 Z', '09:15:20', '2024-05-02 09:15:20.123 Z'],
  ['2024-05-02 8:30', '09:15', '2024-05-02 09:15'],
  ['2024-05-02', '09:15', '2024-05-02'],
])('%s at %s', (date, time, wanted) => {
  expect(moveToTime(date, time)).toBe(wanted)
})

it('splits a date', () => {
  expect(splitDate('2024-05-02T08:30:00.5+02:00')).toEqual({
    day: '2024-05-02',
    joint: 'T',
    time: '08:30:00',
    fraction: '.5',
    zone: '+02:00',
  })
  expect(splitDate('soon')).toBeNull()
})

it('gathers the addresses that a text links to', () => {
  const text =
    '---\na: https://no.example\n---\n[a](https://a.example) <https://b.example/x> ![i](https://c.example/i.png) [a](https://a.example) [l](/local) [m](mailto:a@b.example)\n\n[r][1]\n\n[1]: //d.example\n'
  expect(remoteLinks(tokensOf(parsePost(text)))).toEqual([
    'https://a.example',
    'https://b.example/x',
    '//d.example',
  ])
})
