import { expect, test } from 'vitest'
import { authorHue, authorHues } from '#domain/authors/colour'
import { authorName, initials, isHandle } from '#domain/authors/handle'

test('handles are letters and digits with marks inside', () => {
  for (const handle of ['mina', 'a', '7', 'a.b-c_d', 'a_', 'яна', '名前'])
    expect(isHandle(handle), handle).toBe(true)
  for (const text of ['', '@mina', 'a b', '-a', 'a-', 'a.', '_a', 'a/b', 'a\n'])
    expect(isHandle(text), text).toBe(false)
})

test('an author is called by the directory’s name, else by the handle', () => {
  const entry = {
    handle: 'mina',
    name: 'Mina Okafor',
    email: '',
    description: '',
    url: '',
    avatar: '',
    source: '',
    posts: 1,
  }
  expect(authorName(entry, 'mina')).toBe('Mina Okafor')
  expect(authorName({ ...entry, name: '' }, 'mina')).toBe('mina')
  expect(authorName(undefined, 'mina')).toBe('mina')
})

test.each([
  ['Mina Okafor', 'MO'],
  ['mina', 'M'],
  ['jorge-vidal', 'JV'],
  ['Ana de la Cruz', 'AC'],
  ['élodie Ünal', 'ÉÜ'],
  ['名前', '名'],
  ['(…)', ''],
  ['', ''],
])('initials of %j are %j', (name, expected) => {
  expect(initials(name)).toBe(expected)
})

test('an author’s hue is stable, and hues are used evenly', () => {
  expect(authorHue('mina')).toBe(authorHue('mina'))
  const counts = new Map<number, number>()
  for (let index = 0; index < 12_000; index += 1) {
    const hue = authorHue(`author${index}`)
    counts.set(hue, (counts.get(hue) ?? 0) + 1)
  }
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual([...authorHues])
  for (const count of counts.values()) expect(count).toBeGreaterThan(800)
})
