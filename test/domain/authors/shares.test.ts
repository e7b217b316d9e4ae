import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addUpAuthors, authorsOfPost } from '#domain/authors/authorNumbers'
import { countPost } from '#domain/authors/countPost'
import { sharesOf } from '#domain/authors/shares'
import { parsePost } from '#domain/markdown/parseBody'
import { sections } from '#domain/sections/sections'
import { arbitraryPost } from '../../helpers/arbitraryPost'
import { authorEntry } from '../../helpers/authorEntry'

const mina = authorEntry('mina', { name: 'Mina Okafor' })

describe('shares of a post', () => {
  test('are those of the sections, and in equal parts those of the text before them', () => {
    const list = sections(
      parsePost('One two three [four](https://example.org) five.\n\n@mina\nSix seven.\n\n@lee\nEight.\n'),
    )
    expect(sharesOf(list, ['mina', 'jorge'])).toEqual([
      { author: 'mina', words: 5, links: 1 },
      { author: 'jorge', words: 2, links: 0 },
      { author: 'lee', words: 1, links: 0 },
    ])
  })

  test('leave out text of a post that names nobody', () => {
    expect(sharesOf(sections(parsePost('Some words.\n\n@lee\nMore.\n')), [])).toEqual([
      { author: 'lee', words: 1, links: 0 },
    ])
  })

  test('add up to the sections', () => {
    const owners = fc.uniqueArray(fc.constantFrom('mina', 'jorge', 'ana.k', 'Somebody'), { minLength: 1 })
    fc.assert(
      fc.property(arbitraryPost, owners, (text, own) => {
        const list = sections(parsePost(text))
        const sum = (items: readonly { words: number; links: number }[]) =>
          items.reduce(([words, links], item) => [words! + item.words, links! + item.links], [0, 0])
        expect(sum(sharesOf(list, own))).toEqual(sum(list))
      }),
      { numRuns: 500 },
    )
  })
})

describe('numbers of a folder', () => {
  const posts = [
    countPost('---\nauthor: Mina Okafor\ndate: 2024-03-09\n---\nOne two.\n\n@lee\nThree.\n', 'a.md'),
    countPost('---\nauthors: [lee, mina]\ndate: 2024-03-30\n---\n@lee\nFour five six.\n', 'b.md'),
    countPost('@mina\n[Seven](https://example.org).\n', '2023-01-02-c.md'),
    countPost('Nobody is named.\n', 'd.md'),
  ]

  test('add up posts, words, links and months, by handle where the directory knows the name', () => {
    expect(addUpAuthors(posts, [mina])).toEqual([
      {
        author: 'mina',
        posts: 3,
        words: 3,
        links: 1,
        last: '2024-03-30',
        months: [
          { month: '2023-01', posts: 1, words: 1 },
          { month: '2024-03', posts: 2, words: 2 },
        ],
      },
      {
        author: 'lee',
        posts: 2,
        words: 4,
        links: 0,
        last: '2024-03-30',
        months: [{ month: '2024-03', posts: 2, words: 4 }],
      },
    ])
  })

  test('keep somebody apart whom the directory does not know', () => {
    expect(addUpAuthors(posts, []).map(({ author }) => author)).toEqual(['lee', 'mina', 'Mina Okafor'])
  })

  test('know who wrote a post or is named by it', () => {
    const find = (written: string) => (written === 'Mina Okafor' ? 'mina' : written)
    expect(posts.map((post) => authorsOfPost(post, find))).toEqual([
      ['mina', 'lee'],
      ['lee', 'mina'],
      ['mina'],
      [],
    ])
  })

  test('count broken posts like any other', () => {
    expect(countPost('---\ntitle: "never closed\n---\n@lee\nWord.\n', 'e.md')).toEqual({
      date: '',
      owners: [],
      sections: [{ handle: 'lee', words: 1, links: 0 }],
    })
  })
})
