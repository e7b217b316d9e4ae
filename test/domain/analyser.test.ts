import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analysePost, createAnalyser } from '#domain/analysis'
import { parsePost } from '#domain/markdown/parseBody'
import { applyPatch, emptyParts } from '#domain/page/pagePatch'
import type { PageParts } from '#domain/page/rendered'
import { renderParts } from '#domain/page/renderPost'
import { applyEdits } from '#domain/textEdit'
import { arbitraryPost } from '../helpers/arbitraryPost'
import { fraction } from '../helpers/fraction'

const context = {
  id: 'a.md',
  authors: [],
  missingImages: [],
  imageUrl: (source: string): string | null => `asset/${source}`,
}

const edit = fc.record({
  at: fraction,
  length: fc.nat(12),
  insert: fc.constantFrom(
    '',
    'x',
    '\n\n',
    '# A\n',
    '@mina\n',
    '[^1]',
    '![a](b.png)',
    '<b>',
    '> ',
    '[a]: /b\n',
  ),
})
const long = fc.array(arbitraryPost, { minLength: 2, maxLength: 4 }).map((posts) => posts.join('\n\n'))

test('an analysis that remembers tells what a fresh one tells, and its patches make the same page', () => {
  fc.assert(
    fc.property(long, fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
      const analyser = createAnalyser()
      let text = start
      let parts: PageParts = applyPatch(emptyParts, analyser.read(text, context))
      for (const { at, length, insert } of edits) {
        const from = Math.floor(at * text.length)
        const own = { from, to: Math.min(from + length, text.length), insert }
        text = applyEdits(text, [own])
        parts = applyPatch(parts, analyser.read(text, context, own))
        const { page: _, ...details } = analysePost(text, context)
        expect(analyser.details()).toEqual(details)
        expect(parts).toEqual(renderParts(parsePost(text), context))
      }
    }),
    { numRuns: 500 },
  )
}, 120_000)

test('a patch holds no more than what changed', () => {
  const analyser = createAnalyser()
  const paragraphs = Array.from({ length: 40 }, (_, index) => `Paragraph ${index}.\n\n`)
  analyser.read(paragraphs.join(''), context)
  const patch = analyser.read(paragraphs.with(20, 'Another one.\n\n').join(''), context)
  expect(patch).toMatchObject({ keptHead: 20, keptTail: 19, headShift: 0, tailShift: -1 })
  expect(patch.fresh.map(({ html }) => html)).toEqual(['<p>Another one.</p>\n'])
  expect(patch).not.toHaveProperty('head')
})

test('a whole parse keeps what looks the same', () => {
  const analyser = createAnalyser()
  const text = 'One[^1].\n\nTwo.\n\nThree.\n\n[^1]: Note.\n'
  analyser.read(text, context)
  const patch = analyser.read(text.replace('Two', 'Two[^1]'), context)
  expect(patch.fresh.length).toBe(1)
  expect(patch.footer?.html).toContain('Note')
})

test('another way to tell addresses has all blocks rendered again', () => {
  const analyser = createAnalyser()
  const text = 'One.\n\n![a](a.png)\n\nTwo.\n'
  let parts = emptyParts
  const html = (imageUrl: (source: string) => string | null) => {
    parts = applyPatch(parts, analyser.read(text, { ...context, imageUrl }))
    return parts.items.map((item) => item.html).join('')
  }
  expect(html(context.imageUrl)).toContain('asset/a.png')
  expect(html(() => 'other')).toContain('src="other"')
  expect(html(() => null)).not.toContain('src="other"')
})
