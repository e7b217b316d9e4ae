import { describe, expect, it } from 'vitest'
import { addField, setField, setFieldSource } from '#domain/frontMatter/edits'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { readValues } from '#domain/frontMatter/values'

const yaml = (content: string) => `---\n${content}\n---\nbody`
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

describe('B01 front matter that would be too much', () => {
  it.each([
    ['nested brackets', yaml(`a: ${'['.repeat(5000)}${']'.repeat(5000)}`), /32 levels/],
    ['open braces', yaml(`a: ${'{a: '.repeat(5000)}`), /32 levels/],
    ['dashes', yaml(`a:\n ${'- '.repeat(5000)}`), /32 levels/],
    ['question marks', yaml(`a: 1\n${'? '.repeat(5000)}`), /32 levels/],
    ['indentation', yaml(lines(300, (index) => `${' '.repeat(index)}a:`)), /32 levels/],
    ['merges', yaml(`a: &a {b: 1}\n${lines(3000, (index) => `k${index}: {<<: *a}`)}`), /20 aliases/],
    ['many keys', yaml('a:\n'.repeat(20_000)), /10,000 parts/],
    ['a long list', yaml(`a: [${'x,'.repeat(30_000)}]`), /10,000 parts/],
    ['blank lines', yaml(`a: b${'\n'.repeat(60_000)}`), /10,000 parts/],
    ['comments', yaml(`a: b\n${'#\n'.repeat(30_000)}`), /10,000 parts/],
    ['tags', yaml(`a: ${'!a '.repeat(20_000)}`), /10,000 parts/],
    ['TOML arrays', `+++\na = ${'['.repeat(5000)}\n+++\n`, /32 levels/],
    ['TOML keys', `+++\n${'a.'.repeat(5000)}b = 1\n+++\n`, /32 levels/],
    ['a long TOML list', `+++\na = [${'1,'.repeat(30_000)}]\n+++\n`, /10,000 parts/],
    ['JSON arrays', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}\n`, /32 levels/],
    ['an endless block', `---\na: 1\n${'b: 2\n'.repeat(100_000)}`, /within 64 KB/],
  ])('%s: an error value, at once', (_, text, message) => {
    const start = performance.now()
    const { broken, fields } = parseFrontMatter(text)
    expect(broken?.message).toMatch(message)
    expect(fields).toEqual([])
    expect(Object.keys(readValues(text))).toEqual([])
    // B01 of the faults asks for 250 ms; the rest is for a busy machine.
    expect(performance.now() - start).toBeLessThan(1500)
  })

  it('lets brackets in texts, block scalars and comments be', () => {
    const many = '[{('.repeat(50)
    const { broken, fields } = parseFrontMatter(
      yaml(`a: "${many}"\nb: |\n  ${many}\nc: x # ${many}\nd: x${many}`),
    )
    expect(broken).toBeNull()
    expect(fields).toHaveLength(4)
    expect(parseFrontMatter(`+++\na = "${many}" # ${many}\nb = '''\n${many}'''\n+++\n`).broken).toBeNull()
  })

  it('expands an alias bomb of few aliases to no more than it holds', () => {
    const bomb = lines(
      4,
      (index) => `${'bcde'[index]}: &${'bcde'[index]} [${Array(5).fill(`*${'abcd'[index]}`).join(', ')}]`,
    )
    const values = readValues(yaml(`a: &a [1, 1]\n${bomb}`))
    expect(JSON.stringify(values).length).toBeLessThan(10_000)
    expect(values.e).toHaveLength(5)
  })

  it('refuses an alias inside its own anchor', () => {
    expect(Object.keys(readValues(yaml('a: &a [*a]')))).toEqual([])
  })
})

describe('edits of long front matter', () => {
  const long = ' '.repeat(60_000)
  const paragraphs = lines(9000, (index) => (index % 2 === 0 ? '  word' : ''))

  it.each([
    ['a long gap in quotes', yaml(`a: "x${long}y"`)],
    ['a long gap before the margin', yaml(`a: "x${long}z\ny"`)],
    ['blank lines in quotes', yaml(`a: "x${'\n'.repeat(60_000)} y"`)],
    ['blank lines that a text keeps', yaml(`a: |+\n  x${'\n'.repeat(60_000)}b: 1`)],
    ['many paragraphs', yaml(`a: >\n${paragraphs}\nb: 1`)],
  ])('%s: takes no time', (_, text) => {
    const start = performance.now()
    const [field] = parseFrontMatter(text).fields
    expect(field?.path).toEqual(['a'])
    setField(text, ['a'], `${String(field?.value).slice(0, -3)} Q`)
    setFieldSource(text, ['a'], `${field?.source}\n`)
    expect(performance.now() - start).toBeLessThan(2500)
  })

  it('refuses what would be longer than is read', () => {
    for (const value of ['x y\n'.repeat(100_000), `a${'\n'.repeat(300_000)}b`, Array(100_000).fill('x')]) {
      for (const source of ['>\n  a', '"a\n  b"', 'a\n  b', '[a]']) {
        const text = yaml(`a: ${source}`)
        expect(setField(text, ['a'], value)).toMatchObject({
          ok: false,
          message: expect.stringMatching(/64 KB/),
        })
      }
      expect(addField(yaml('a: 1'), 'b', value)).toMatchObject({ ok: false })
    }
    expect(setField(yaml('a: >\n  b'), ['a'], 'c', 'x\n'.repeat(300_000))).toMatchObject({ ok: false })
  })

  it('refuses what would have more parts than are read', () => {
    const text = yaml(`${lines(2490, (index) => `k${index}: 1`)}\nl:\n- a`)
    const items = Array.from({ length: 300 }, (_, index) => `v${index}`)
    expect(setField(text, ['l'], items)).toMatchObject({ ok: false })
    expect(addField(text, 'm', items)).toMatchObject({ ok: false })
    expect(setField(text, ['l'], ['b'])).toMatchObject({ ok: true })
  })
})
