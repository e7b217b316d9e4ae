import matter from 'gray-matter'
import { describe, expect, it } from 'vitest'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { engines, readValues } from '#domain/frontMatter/values'
import { readFixture } from './fixture'

describe('readValues', () => {
  it('reads YAML by the core schema, without merge keys', () => {
    expect({
      ...readValues('---\nd: 2024-05-02\nb: yes\nn: 0o7\nm: {<<: {x: 1}}\nx: &x [1]\ny: *x\n---\n'),
    }).toEqual({
      d: '2024-05-02',
      b: 'yes',
      n: 7,
      m: { '<<': { x: 1 } },
      x: [1],
      y: [1],
    })
  })

  it('reads TOML with dates as text, and JSON', () => {
    expect(readValues(readFixture('toml'))).toMatchObject({
      date: '2024-05-02',
      params: { weight: 1, sub: { name: 'd' } },
      items: [{ a: 1 }, { a: 2 }],
    })
    expect(readValues(readFixture('json'))).toMatchObject({
      tags: ['a', 'b'],
      nothing: null,
      menu: { main: 1 },
    })
  })

  it.each([
    '---\n__proto__: {polluted: 1}\n---\n',
    '+++\n__proto__.polluted = 1\n+++\n',
    '{"__proto__": {"polluted": 1}}\n',
  ])('B02 pollutes nothing: %j', (text) => {
    const values = readValues(text)
    expect(Object.getPrototypeOf(values)).toBeNull()
    expect(Object.keys(values)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each<[string, Record<string, unknown>]>([
    ['&a title: X\nb: *a\n', { title: 'X', b: 'title' }],
    ['x: &a key\n*a : 1\nm:\n  *a : 2\n', { x: 'key', key: 1, m: { key: 2 } }],
    ['&a a: &b b\n*b : *a\n', { a: 'b', b: 'a' }],
    ['x: &n 2024\n*n : 1\n', { x: 2024, 2024: 1 }],
    ['? [a, &b c]\n: *b\n', { '[a, &b c]': 'c' }],
    ['? - a\n  - b: c\n: d: 1\n', { '- a - b: c': { d: 1 } }],
    ['a: &n 1\nb: *n\nc: &n 2\nd: *n\n', { a: 1, b: 1, c: 2, d: 2 }],
    ['a: &n [&n 1, *n]\nb: *n\n', { a: [1, 1], b: 1 }],
    ['a: 1\n? [&k x]\n: &k y\nb: *k\n', { a: 1, '[&k x]': 'y', b: 'y' }],
  ])('names keys and follows anchors of keys: %j', (content, wanted) => {
    const text = `---\n${content}---\n`
    expect(JSON.parse(JSON.stringify(readValues(text)))).toEqual(wanted)
    expect(parseFrontMatter(text).fields.map(({ path }) => path)).toEqual(
      expect.arrayContaining(Object.keys(wanted).map((key) => [key])),
    )
  })

  it('reads nothing of an alias inside its own anchor', () => {
    expect(Object.keys(readValues('---\na: &n [*n]\n---\n'))).toEqual([])
    expect(Object.keys(readValues('---\na: 1\nb: &n {*n : 1, c: *n}\n---\n'))).toEqual([])
  })

  it('takes days that TOML does not have as they are written', () => {
    const text =
      '+++\na = 2024-02-30\nb = [2023-02-29T10:00:00+02:00, 2024-02-29]\nc = {d.e = 2024-04-31}\ns = "2024-02-30"\n[[t.u]]\n2024-02-30 = 1900-02-29 10:00:00 # 2024-06-31\n+++\n'
    expect(JSON.parse(JSON.stringify(readValues(text)))).toEqual({
      a: '2024-02-30',
      b: ['2023-02-29T10:00:00+02:00', '2024-02-29'],
      c: { d: { e: '2024-04-31' } },
      s: '2024-02-30',
      t: { u: [{ '2024-02-30': '1900-02-29 10:00:00' }] },
    })
    const { broken, fields } = parseFrontMatter(text)
    expect(broken).toBeNull()
    expect(fields.map(({ value }) => value)).toEqual([
      '2024-02-30',
      ['2023-02-29T10:00:00+02:00', '2024-02-29'],
      null,
      '2024-02-30',
      null,
    ])
    const many = `+++\n${Array.from({ length: 40 }, (_, at) => `k${at} = 2024-02-30\n`).join('')}+++\n`
    expect(parseFrontMatter(many).broken?.message).toMatch(/^The front matter cannot be read/)
    expect(Object.keys(readValues(many))).toEqual([])
  })

  it('takes the first of two equal keys and nothing of broken front matter', () => {
    expect({ ...readValues('---\na: 1\na: 2\n---\n') }).toEqual({ a: 1 })
    expect(Object.keys(readValues('---\na: b: c\n---\n'))).toEqual([])
    expect(Object.keys(readValues('no front matter'))).toEqual([])
  })
})

describe('engines', () => {
  it('B03 serve gray-matter, which runs no code and writes nothing', () => {
    expect(matter('---\ntitle: a\n---\nbody', { engines }).data.title).toBe('a')
    expect(matter('---toml\ntitle = "a"\n---\nbody', { engines }).data.title).toBe('a')
    expect(matter('---json\n{"title": "a"}\n---\nbody', { engines }).data.title).toBe('a')
    expect(() => matter('---js\n{ title: globalThis.ran = true }\n---\nbody', { engines })).toThrow(
      /runs no code/,
    )
    expect((globalThis as Record<string, unknown>).ran).toBeUndefined()
    expect(() => engines.yaml.stringify({})).toThrow()
  })
})
