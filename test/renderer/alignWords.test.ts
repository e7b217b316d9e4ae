import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignWords, findSourceWords, findWords } from '../../renderer/panels/preview/alignWords'

const textsOf = (words: { text: string }[]) => words.map(({ text }) => text)

/** Which source line each shown word is found in, by its pair. */
function linesOf(source: string, shown: string): [string, number][] {
  const from = findSourceWords(source)
  const to = findWords(shown)
  return alignWords(textsOf(from), textsOf(to)).map(([a, b]) => [
    to[b]!.text,
    source.slice(0, from[a]!.at).split('\n').length,
  ])
}

describe('alignWords', () => {
  it('finds the words of a page in its source', () => {
    const source = '- The **first** lamp\n- A [second](https://example.org/second-lamp) lamp\n- `third`, too'
    expect(linesOf(source, 'The first lamp\nA second lamp\nthird, too')).toEqual([
      ['The', 1],
      ['first', 1],
      ['lamp', 1],
      ['A', 2],
      ['second', 2],
      ['lamp', 2],
      ['third', 3],
      ['too', 3],
    ])
  })

  it('leaves out words that are not as often on the page as in the source', () => {
    expect(linesOf('lamp ![lamp](lamp.png)\nquay', 'lamp\nquay')).toEqual([['quay', 2]])
  })

  it('rises in both, pairs only what is equal, and pairs all of two equal lists', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 60 })
    fc.assert(
      fc.property(words, words, (source, shown) => {
        const pairs = alignWords(source, shown)
        pairs.forEach(([a, b], index) => {
          expect(source[a]).toBe(shown[b])
          const before = pairs[index - 1]
          if (before !== undefined) expect(a > before[0] && b > before[1]).toBe(true)
        })
        expect(alignWords(source, source)).toHaveLength(source.length)
      }),
    )
  })
})
