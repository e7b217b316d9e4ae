import { expect, test } from 'vitest'
import { createMemo } from '#domain/memo'

test('each memo remembers its own of an object, and nothing of its copy', () => {
  const words = createMemo<readonly string[], number>()
  const links = createMemo<readonly string[], number>()
  const list = ['a', 'b']
  expect(words.get(list)).toBeUndefined()
  words.set(list, 2)
  links.set(list, 0)
  expect(words.get(list)).toBe(2)
  expect(links.get(list)).toBe(0)
  expect(words.get([...list])).toBeUndefined()
  expect(JSON.stringify(list)).toBe('["a","b"]')
})
