import { describe, expect, it } from 'vitest'
import { longestBlock, splitFrontMatter } from '#domain/frontMatter/split'

/** Kind, content and body of a post, or null. */
function parts(text: string) {
  const block = splitFrontMatter(text)
  return block && [block.kind, text.slice(block.contentFrom, block.contentTo), text.slice(block.to)]
}

describe('splitFrontMatter', () => {
  it.each([
    ['---\na: 1\n---\nbody\n---\n', ['yaml', 'a: 1\n', 'body\n---\n']],
    ['---  \na: 1\n...\t\nbody', ['yaml', 'a: 1\n', 'body']],
    ['---\n---\n', ['yaml', '', '']],
    ['---\na: 1\n---', ['yaml', 'a: 1\n', '']],
    ['\n \n---\n# c\na: 1\n---\nbody', ['yaml', '# c\na: 1\n', 'body']],
    ['---\n----\na: 1\n---\nbody', ['yaml', '----\na: 1\n', 'body']],
    ['---yaml\na: 1\n---\nbody', ['yaml', 'a: 1\n', 'body']],
    ['+++\na = 1\n...\n+++ \nbody', ['toml', 'a = 1\n...\n', 'body']],
    ['---json\n{"a": 1}\n---\nbody', ['json', '{"a": 1}\n', 'body']],
    ['{\n"a": "}\\"" }\nbody', ['json', '{\n"a": "}\\"" }', 'body']],
    ['{}\nbody', ['json', '{}', 'body']],
  ])('F43 splits %j', (text, wanted) => {
    expect(parts(text)).toEqual(wanted)
  })

  it.each([
    '',
    'text',
    '----\na: 1\n---\n',
    '---\na: 1\n',
    '---\ntext',
    '\n---\na paragraph between two rules\n---\n',
    '+++\na = 1\n---\n',
    '---js\nmodule.exports = {}\n---\n',
    '{{< figure >}}\n',
    '{: .class }\ntext',
    '{"a": 1} text on the line',
    '{\n"a": 1',
  ])('F43 B03 finds none in %j', (text) => {
    expect(parts(text)).toBeNull()
  })

  it('answers the same for the first 68,000 characters of a long post', () => {
    const close = (length: number) => `---\n${'#'.repeat(length - 5)}\n---\n${'body '.repeat(20_000)}`
    for (const length of [100, longestBlock - 1, longestBlock, longestBlock + 1]) {
      const text = close(length)
      expect(splitFrontMatter(text.slice(0, 68_000))).toEqual(splitFrontMatter(text))
      expect(splitFrontMatter(text) !== null).toBe(length <= longestBlock)
    }
  })
})
