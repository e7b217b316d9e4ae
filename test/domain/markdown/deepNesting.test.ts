import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderPost } from '#domain/page/renderPost'
import { isTooDeep } from '#domain/page/tooDeep'
import { arbitraryPost } from '../../helpers/arbitraryPost'

const html = (text: string) =>
  renderPost(text, { id: 'a.md', authors: [], imageUrl: () => null })
    .sections.flatMap(({ blocks }) => blocks.map((block) => block.html))
    .join('')
const boxes = (text: string) => html(text).split('class="too-deep"').length - 1

test.each([
  ['quotations', `${'> '.repeat(200)}deep`],
  ['lists', `${'- '.repeat(200)}deep`],
  ['lists by indentation', Array.from({ length: 200 }, (_, level) => `${'  '.repeat(level)}* a\n`).join('')],
])('%s that are too deep say so once, and what follows is shown', (_, text) => {
  expect(boxes(text)).toBe(1)
  expect(html(`${text}\n\nAfter it.`)).toContain('<p>After it.</p>')
  expect(html(text)).not.toContain('deep</p>')
})

test('what is only deep is whole', () => {
  expect(html(`${'> '.repeat(90)}deep`)).toContain('<p>deep</p>')
  expect(boxes(`${'> '.repeat(90)}deep`)).toBe(0)
  fc.assert(fc.property(arbitraryPost, (text) => boxes(text) === 0))
})

test('a long address that is repeated by its name makes no page of any size', () => {
  const page = html(`[a]: /${'u'.repeat(50_000)}\n\n${'[a] '.repeat(20_000)}`)
  expect(page.length).toBeLessThan(1_000_000)
  expect(page).toContain('a a a')
})

test('emphasis in emphasis is drawn so many times, and its text is whole', () => {
  const page = html(`${'*a **a '.repeat(500)}b${' a** a*'.repeat(500)}`)
  expect(page.split('<em>').length - 1).toBe(25)
  expect(page.split('</strong>').length - 1).toBe(25)
  expect(page.split('a').length - 1).toBe(2000)
})

test('HTML that is too deep for a browser is told from what is only long', () => {
  expect(isTooDeep(`${'<b>'.repeat(2000)}a`)).toBe(true)
  expect(isTooDeep(`${'<div>\n'.repeat(500)}${'</div>'.repeat(500)}`)).toBe(true)
  expect(isTooDeep('<b>a</b>'.repeat(2000))).toBe(false)
  expect(isTooDeep('<p>a<br><li>b'.repeat(2000))).toBe(false)
})
