import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { featuresFor, standardSettings } from '#domain/markdown/features'
import { parsePost } from '#domain/markdown/parseBody'
import { countWords, minutesToRead } from '#domain/sections/countWords'
import { sections } from '#domain/sections/sections'
import { arbitraryPost } from '../../helpers/arbitraryPost'

const text = `---
title: A
---
Before the first byline.

@mina
## Example: **What** a Query {#x}
Two sentences of [comment](https://example.org). ![A bill](bill.png)
\`\`\`
code is not counted
\`\`\`

@jorge
名前 and [one](a) [two](b)
### Last
`

describe('sections', () => {
  test('tell author, range, headings and counts', () => {
    const list = sections(parsePost(text))
    expect(list.map(({ handle, index }) => [index, handle])).toEqual([
      [0, ''],
      [1, 'mina'],
      [2, 'jorge'],
    ])
    const [lead, mina, jorge] = list
    expect(text.slice(lead?.from, lead?.to)).toBe('Before the first byline.\n\n')
    expect([lead?.bylineFrom, lead?.bylineTo]).toEqual([lead?.from, lead?.from])
    expect(text.slice(mina?.bylineFrom, mina?.bylineTo)).toBe('@mina')
    expect(mina?.headings).toEqual([{ level: 2, text: 'Example: What a Query', from: text.indexOf('## ') }])
    expect(mina).toMatchObject({ words: 10, minutes: 1, links: 1, images: 1 })
    expect(jorge).toMatchObject({ words: 6, links: 2, images: 0, to: text.length })
  })

  test('leave out blank text before the first byline', () => {
    expect(sections(parsePost('---\ntitle: A\n---\n\n \n@mina\n')).map(({ handle }) => handle)).toEqual([
      'mina',
    ])
  })

  test('of an empty post are none', () => {
    expect(sections(parsePost(''))).toEqual([])
    expect(sections(parsePost('---\ntitle: A\n---\n'))).toEqual([])
  })

  test('tile the body, and blocks lie in order with nothing but blanks between', () => {
    fc.assert(
      fc.property(arbitraryPost, (post) => {
        const parsed = parsePost(post)
        const list = sections(parsed)
        let at = list[0]?.from ?? post.length
        expect(post.slice(parsed.bodyFrom, at).trim()).toBe('')
        for (const section of list) {
          expect(section.from).toBe(at)
          at = section.to
        }
        expect(at).toBe(post.length)
        let end = parsed.bodyFrom
        for (const block of parsed.blocks) {
          expect(block.from).toBeGreaterThanOrEqual(end)
          expect(post.slice(end, block.from).trim()).toBe('')
          end = block.to
        }
        expect(post.slice(end).trim()).toBe('')
      }),
      { numRuns: 400 },
    )
  })
})

test.each([
  ['two words', 2],
  ["don't stop-gap a_b", 3],
  ['3.14 and 1,000', 3],
  ['— … !', 0],
  ['名前です', 4],
  ['каждый день', 2],
  ['naïve café', 2],
  ['한국어 단어', 2],
  ['a名b', 3],
  ['', 0],
])('words of %j: %i', (sentence, words) => {
  expect(countWords(sentence)).toBe(words)
})

test.each([
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 1],
  [344, 0, 1],
  [346, 0, 2],
  [0, 1500, 3],
  [230, 500, 2],
])('reading %i words and %i Chinese characters takes %i min', (words, characters, minutes) => {
  expect(minutesToRead({ words, characters })).toBe(minutes)
})

test('a section without text takes no minute, and one in Chinese goes by characters', () => {
  const list = sections(parsePost(`@a\n\n@b\n${'名'.repeat(1000)}\n\n@c\n${'word '.repeat(690)}\n`))
  expect(list.map(({ minutes }) => minutes)).toEqual([0, 2, 3])
})

test('sections are the same whatever features a post has by its name', () => {
  const places = (text: string, id: string) =>
    sections(parsePost(text, featuresFor(id, { ...standardSettings, smartPunctuation: id === 'a.mdx' }))).map(
      ({ handle, from, to }) => ({ handle, from, to }),
    )
  fc.assert(
    fc.property(arbitraryPost, (text) => {
      expect(places(text, 'a.mdx')).toEqual(places(text, 'a.md'))
    }),
    { numRuns: 500 },
  )
})
