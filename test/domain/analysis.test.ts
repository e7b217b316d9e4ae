import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analysePost } from '#domain/analysis'
import { arbitraryPost } from '../helpers/arbitraryPost'

const context = { id: 'a.md', authors: [], missingImages: [], imageUrl: (source: string) => source }

test('an analysis is plain data that can be passed between threads', () => {
  const text = '---\ntitle: A\n---\nBefore <b>x</b>[^1]\n\n@mina\nOne two\n\n[^1]: note\n'
  const analysis = analysePost(text, context)
  expect(structuredClone(analysis)).toEqual(analysis)
  expect(analysis.bylines).toEqual([{ from: text.indexOf('@'), to: text.indexOf('@') + 5, handle: 'mina' }])
  expect(analysis.words).toBe(4)
  expect(analysis.page.title).toBe('A')
  expect(analysis.problems.map(({ code }) => code)).toEqual(['unknown-handle'])
})

test('sections of the analysis and of its page are the same, whatever the post', () => {
  fc.assert(
    fc.property(arbitraryPost, (text) => {
      const { sections, page, problems } = analysePost(text, context)
      const place = ({ from, to, handle }: { from: number; to: number; handle: string }) => ({
        from,
        to,
        handle,
      })
      expect(page.sections.map(place)).toEqual(sections.map(place))
      for (const { blocks, from, to } of page.sections) {
        for (const block of blocks) expect(block.from >= from && block.to <= to).toBe(true)
      }
      for (const { from, to } of problems) expect(from >= 0 && from <= to && to <= text.length).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('any text at all can be analysed', () => {
  const characters = fc.constantFrom(
    ...'@a-_*`~#>[](){}<>!|:\\\n\n\n \t"\'&;^/.=+0é名\u0000\ud800\u2028'.split(''),
  )
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 120 }), (letters) => {
      expect(analysePost(letters.join(''), context).page.headerHtml).toContain('<h1>')
    }),
    { numRuns: 1000 },
  )
})
