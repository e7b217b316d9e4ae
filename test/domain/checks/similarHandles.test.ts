import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AuthorEntry } from '#domain/authors/entry'
import { similarHandles } from '#domain/checks/similarHandles'

const author = (handle: string, name = '', email = '', aliases?: string[]): AuthorEntry => ({
  ...{ handle, name, email, description: '', url: '', avatar: '', source: 'authors.yml', posts: 0 },
  ...(aliases && { aliases }),
})

const authors = [
  author('mo', 'Mina Okafor', 'm.okafor@example.org', ['analyst']),
  author('jorge', 'Jorgé Vidal'),
  author('george'),
]
const known = new Set(authors.map(({ handle }) => handle))

test.each([
  ['mina', ['mo']],
  ['Okafor', ['mo']],
  ['mina-okafor', ['mo']],
  ['okafor_mina', ['mo']],
  ['m.okafor', ['mo']],
  ['mokafor', ['mo']],
  ['Analyst', ['mo']],
  ['M.O', ['mo']],
  ['vidal', ['jorge']],
  ['jorgé-vidal', ['jorge']],
  ['gorge', ['george', 'jorge']],
  ['jrge', ['jorge']],
  ['x', []],
  ['stranger', []],
])('%s may mean %j', (handle, expected) => {
  expect(similarHandles(known, authors)(handle)).toEqual(expected)
})

test('one who is called so comes before one who is written alike', () => {
  const others = [author('vidak'), author('jv', 'Jorge Vidal')]
  expect(similarHandles(new Set(['vidak', 'jv']), others)('vidal')).toEqual(['jv', 'vidak'])
})

test('only those who are known are named, three at most and none twice', () => {
  expect(similarHandles(new Set(['jorge']), authors)('mina')).toEqual([])
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ maxLength: 3 }), { maxLength: 9 }), (handle, handles) => {
      const people = handles.map((each) => author(each, each))
      const guesses = similarHandles(new Set(handles), people)(handle)
      expect(guesses.length).toBeLessThanOrEqual(3)
      expect(new Set(guesses).size).toBe(guesses.length)
      expect(guesses.every((guess) => handles.includes(guess))).toBe(true)
    }),
  )
})
