import matter from 'gray-matter'
import { describe, expect, it } from 'vitest'
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
  ])('pollutes nothing: %j', (text) => {
    const values = readValues(text)
    expect(Object.getPrototypeOf(values)).toBeNull()
    expect(Object.keys(values)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('takes the first of two equal keys and nothing of broken front matter', () => {
    expect({ ...readValues('---\na: 1\na: 2\n---\n') }).toEqual({ a: 1 })
    expect(Object.keys(readValues('---\na: b: c\n---\n'))).toEqual([])
    expect(Object.keys(readValues('no front matter'))).toEqual([])
  })
})

describe('engines', () => {
  it('serve gray-matter, which runs no code and writes nothing', () => {
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
