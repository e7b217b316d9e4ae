import { describe, expect, it } from 'vitest'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { readValues } from '#domain/frontMatter/values'

const yaml = (content: string) => `---\n${content}\n---\nbody`
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')

describe('front matter that would be too much', () => {
  it.each([
    ['nested brackets', yaml(`a: ${'['.repeat(5000)}${']'.repeat(5000)}`), /32 levels/],
    ['open braces', yaml(`a: ${'{a: '.repeat(5000)}`), /32 levels/],
    ['dashes', yaml(`a:\n ${'- '.repeat(5000)}`), /32 levels/],
    ['question marks', yaml(`a: 1\n${'? '.repeat(5000)}`), /32 levels/],
    ['indentation', yaml(lines(300, (index) => `${' '.repeat(index)}a:`)), /32 levels/],
    ['merges', yaml(`a: &a {b: 1}\n${lines(3000, (index) => `k${index}: {<<: *a}`)}`), /20 aliases/],
    ['many keys', yaml('a:\n'.repeat(20_000)), /10,000 parts/],
    ['a long list', yaml(`a: [${'x,'.repeat(30_000)}]`), /10,000 parts/],
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
