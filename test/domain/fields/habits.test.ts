import { describe, expect, it } from 'vitest'
import { packHabits, readHabits, unpackHabits } from '#domain/fields/habits'
import { readValues } from '#domain/frontMatter/values'

const yaml = (...lines: string[]) => readHabits('yaml', readValues(`---\n${lines.join('\n')}\n---\n`))

/** `key shape: texts` of each key. */
const brief = (...lines: string[]) =>
  yaml(...lines).keys.map(({ key, shape, texts }) => `${key} ${shape}: ${texts.join('|')}`)

describe('readHabits', () => {
  it('tells shape and short texts of each key in the post’s order', () => {
    const told = brief(
      'title: A title',
      'date: 2024-05-02',
      "when: '2024-05-02T10:00:00Z'",
      'draft: true',
      'weight: 7',
      'tags: [b, a, b]',
      'years: [2023, 2024]',
      'featured:\n  - {url: x}',
      'mixed: [{url: x}, y]',
      'params: {a: 1}',
      'none:',
      'blank: ""',
      'empty: []',
    )
    expect(told).toEqual([
      'title text: A title',
      'date date: ',
      'when date: ',
      'draft switch: ',
      'weight number: ',
      'tags list: b|a',
      'years list: 2023|2024',
      'featured maps: ',
      'mixed source: ',
      'params map: ',
      'none none: ',
      'blank none: ',
      'empty emptyList: ',
    ])
  })

  it('reads all kinds alike', () => {
    const json = readHabits('json', readValues('{"draft": false, "tags": ["a"], "date": "2024-05-02"}\n'))
    const toml = readHabits('toml', readValues('+++\ndraft = false\ntags = ["a"]\ndate = 2024-05-02\n+++\n'))
    expect(toml.keys).toEqual(json.keys)
    expect(json.keys.map(({ shape }) => shape)).toEqual(['switch', 'list', 'date'])
  })

  it('keeps no long texts', () => {
    const long = 'x'.repeat(201)
    expect(brief(`a: ${long}`, `b: [${long}, short]`, `c: ${'y'.repeat(100)}`, 'd: |\n  x\n  y')).toEqual([
      'a longText: ',
      'b list: short',
      `c longText: ${'y'.repeat(100)}`,
      'd longText: ',
    ])
  })

  it('is bounded for posts of many keys and items', () => {
    const many = Array.from({ length: 300 }, (_, n) => n)
    const { keys } = yaml(`a: [${many}]`, ...many.map((n) => `k${n}: ${n}`), `${'x'.repeat(300)}: 1`)
    expect(keys.length).toBe(100)
    expect(keys[0]?.texts.length).toBe(50)
  })

  it('takes the names of an object’s own methods for keys like any other', () => {
    expect(brief('__proto__: a', 'constructor: b')).toEqual(['__proto__ text: a', 'constructor text: b'])
  })
})

describe('packHabits', () => {
  const base = yaml('a: 1', 'b: [x, y]')

  it('tells whether anything that counts has changed', () => {
    expect(packHabits(yaml('a: 2', 'b: [x, y]'))).toBe(packHabits(base))
    for (const other of [
      yaml('a: 1'),
      yaml('a: 1', 'b: [x, z]'),
      yaml('a: 1', 'b: [x]'),
      yaml('a: 1', 'b: [y, x]'),
      yaml('b: [x, y]', 'a: 1'),
      yaml('a: true', 'b: [x, y]'),
      { ...base, kind: 'toml' as const },
    ]) {
      expect(packHabits(other), JSON.stringify(other)).not.toBe(packHabits(base))
    }
  })

  it('can be undone', () => {
    const odd = yaml('__proto__: "a\\nb"', 'b: [x, "]", \'"\']', 'c:', 'd: []')
    for (const habits of [base, odd, yaml()]) expect(unpackHabits(packHabits(habits))).toEqual(habits)
  })
})
