import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAuthor, type TypedAuthor, whyNoHandle } from '#domain/authors/checkAuthor'
import type { AuthorEntry } from '#domain/authors/entry'
import { isHandle } from '#domain/authors/handle'

const known = (handle: string, name: string, source: string): AuthorEntry => ({
  ...{ handle, name, email: '', description: '', url: '', avatar: '', source, posts: 1 },
})

const authors = [known('mina', 'Mina Okafor', 'authors/mina.json'), known('kim', '', '')]

const good: TypedAuthor = {
  handle: 'noor',
  name: 'Noor',
  email: 'noor@example.org',
  description: 'Writes.',
  url: 'https://example.org/noor',
  avatar: '/static/img/noor.png',
}

const troubled = (typed: Partial<TypedAuthor>, isNew = true) =>
  Object.keys(checkAuthor({ ...good, ...typed }, authors, isNew))

test('an author with a handle and a name is right; the rest may be left out', () => {
  expect(checkAuthor(good, authors, true)).toEqual({})
  expect(checkAuthor({ ...good, email: '', description: '', url: '', avatar: '' }, authors, true)).toEqual({})
  expect(troubled({ name: '' })).toEqual(['name'])
  expect(troubled({ name: '' }, false)).toEqual([])
})

describe('the handle of a new author', () => {
  test('follows the grammar of bylines', () => {
    for (const handle of ['', '-a', 'a.', 'a b', '@a', 'a/b'])
      expect(troubled({ handle })).toEqual(['handle'])
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(whyNoHandle(text) === null).toBe(isHandle(text))
      }),
    )
  })

  test('is not that of another entry; one that only posts use is free', () => {
    expect(checkAuthor({ ...good, handle: 'mina' }, authors, true).handle).toContain(
      '“mina” is taken (Mina Okafor): see authors/mina.json.',
    )
    expect(troubled({ handle: 'kim' })).toEqual([])
    expect(troubled({ handle: 'mina' }, false)).toEqual([])
  })
})

test.each([
  ['email', ['a@b.c', 'a+b@mail.example.org'], ['a', 'a@b', 'a b@c.de', '@example.org', 'Mina <a@b.c>']],
  [
    'url',
    ['http://example.org', 'https://example.org/a?b#c'],
    ['example.org', 'javascript:alert(1)', 'https://'],
  ],
  [
    'avatar',
    ['img/mina.png', '/img/a b.jpg'],
    ['https://example.org/a.png', '//x/a.png', '../a.png', 'data:x'],
  ],
] as const)('%s is told by its shape', (field, right, wrong) => {
  for (const text of right) expect(troubled({ [field]: text }), text).toEqual([])
  for (const text of wrong) expect(troubled({ [field]: text }), text).toEqual([field])
})
