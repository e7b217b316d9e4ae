import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analysePost, createAnalyser } from '#domain/analysis'
import { arbitraryPost } from '../helpers/arbitraryPost'

const context = {
  id: 'a.md',
  authors: [],
  missingImages: [],
  imageUrl: (source: string): string | null => `asset/${source}`,
}

const edit = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(12),
  fc.constantFrom('', 'x', '\n\n', '# A\n', '@mina\n', '[^1]', '![a](b.png)', '<b>', '> '),
)
const long = fc.array(arbitraryPost, { minLength: 2, maxLength: 4 }).map((posts) => posts.join('\n\n'))

test('an analysis that remembers tells what a fresh one tells', () => {
  fc.assert(
    fc.property(long, fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
      const analyse = createAnalyser()
      let text = start
      for (const [at, length, insert] of [[0, 0, ''] as const, ...edits]) {
        const from = Math.floor(at * text.length)
        text = text.slice(0, from) + insert + text.slice(from + length)
        expect(analyse(text, context)).toEqual(analysePost(text, context))
      }
    }),
    { numRuns: 500 },
  )
}, 120_000)

test('another way to tell addresses has all blocks rendered again', () => {
  const analyse = createAnalyser()
  const text = 'One.\n\n![a](a.png)\n\nTwo.\n'
  const html = (imageUrl: (source: string) => string | null) =>
    analyse(text, { ...context, imageUrl })
      .page.sections[0]!.blocks.map((block) => block.html)
      .join('')
  expect(html(context.imageUrl)).toContain('asset/a.png')
  expect(html(() => 'other')).toContain('src="other"')
  expect(html(() => null)).not.toContain('src="other"')
})
