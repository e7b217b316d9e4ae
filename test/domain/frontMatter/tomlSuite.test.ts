import { parse as parseToml } from 'smol-toml'
import { afterAll, describe, expect, it } from 'vitest'
import { engines, readValues } from '#domain/frontMatter/values'
import {
  allFields,
  type Exceptions,
  expectGentleEdits,
  expectRefusal,
  itHolds,
  itKnowsAll,
  plain,
  readCase,
  reportOf,
  valueAt,
  wrap,
} from './suite'
import { invalidToml, validToml } from './tomlCases'

const reading: Exceptions = {
  'integer/long': 'the library refuses integers that a double does not hold, with a message',
}
/** Wrong TOML that Byline reads all the same: a day that does not exist is a date as it is written. */
const leniences: Record<string, string> = {
  'datetime/feb-29': '2023-02-29',
  'datetime/feb-30': '2024-02-30T00:00:00Z',
  'datetime/april-31': '2024-04-31',
}

const counts = { valid: validToml.length, invalid: invalidToml.length, 'edits made': 0, 'edits refused': 0 }
afterAll(() => console.info(reportOf('TOML', counts)))

/** Tables without a value of their own have no field. */
function hasValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date)
    return true
  return Object.values(value).some(hasValue)
}

const isNumeric = (name: unknown) => /^\d+$/.test(String(name))

describe('valid TOML as front matter', () => {
  const names = validToml.map(([name]) => name)
  itKnowsAll(reading, names)
  for (const [name, toml, value] of validToml) {
    itHolds(name, reading, () => {
      const text = wrap('toml', toml)
      const { content, fields, broken } = readCase(text, 'toml')
      const library = parseToml(content)
      expect(plain(library)).toEqual(plain(value))
      expect(broken).toBeNull()
      expect(plain(engines.toml.parse(content))).toEqual(plain(library))
      expect(plain(readValues(text))).toEqual(plain(library))
      const tops = [...new Set(fields.filter(hasLeaf).map(({ path }) => path[0]))]
      const keys = Object.keys(library).filter((key) => hasValue(library[key]))
      expect(tops.filter((top) => !isNumeric(top))).toEqual(keys.filter((key) => !isNumeric(key)))
      expect(tops.map(String).sort()).toEqual([...keys].sort())
      for (const { path, shape, source, readOnly } of allFields(fields)) {
        const meant = valueAt(library, path)
        if (meant === undefined) expect.fail(`There is no ${path.join('.')}`)
        if (readOnly !== null || ['map', 'maps'].includes(shape)) continue
        expect(plain(parseToml(`x = ${source}`).x)).toEqual(plain(meant))
      }

      function hasLeaf({ path }: (typeof fields)[number]): boolean {
        return hasValue(valueAt(library, path))
      }
    })
  }
})

describe('text that is no TOML as front matter', () => {
  itKnowsAll(
    leniences,
    invalidToml.map(([name]) => name),
  )
  for (const [name, toml] of invalidToml) {
    it(name, () => {
      const text = wrap('toml', toml)
      const date = leniences[name]
      if (date !== undefined) {
        expect(readCase(text, 'toml').fields).toMatchObject([{ path: ['a'], shape: 'date', value: date }])
        expect({ ...readValues(text) }).toEqual({ a: date })
        return
      }
      expect(() => parseToml(text.slice(4, -4))).toThrow()
      expectRefusal(text, 'toml')
    })
  }
})

const sources: [string, unknown][] = [
  ['"quo\\ted"', 'quo\ted'],
  ["'raw'", 'raw'],
  ['true', true],
  ['0x10', 16],
  ['2031-02-03', '2031-02-03'],
  ['[1, "two"]', [1, 'two']],
  ['{ a = "b" }', { a: 'b' }],
  ["'''\nlit\ntwo\n'''", 'lit\ntwo\n'],
]

describe('edits of valid TOML as front matter', () => {
  for (const [name, toml] of validToml) {
    it(name, () => {
      const { made, refused } = expectGentleEdits(wrap('toml', toml), sources)
      counts['edits made'] += made
      counts['edits refused'] += refused
    })
  }
})

it('makes most edits', () => expect(counts['edits made']).toBeGreaterThan(10 * validToml.length))

it('has no name twice', () => {
  for (const names of [validToml, invalidToml].map((all) => all.map(([name]) => name)))
    expect(new Set(names).size).toBe(names.length)
})
