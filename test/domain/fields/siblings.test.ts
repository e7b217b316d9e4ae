import { expect, it } from 'vitest'
import { isBelow, siblingsOf } from '#domain/fields/siblings'

it.each([
  ['a.md', ''],
  ['posts/a.md', 'posts'],
  ['posts/2024/a.md', 'posts/2024'],
  ['posts/a/index.md', 'posts'],
  ['posts/a/_index.md', 'posts'],
  ['posts/a/Index.Rmd', 'posts'],
  ['posts/a/index.de.md', 'posts'],
  ['posts/a/index.pt-br.md', 'posts'],
  ['posts/a/index-of-things.md', 'posts/a'],
  ['posts/a/my.index.md', 'posts/a'],
  ['a/index.md', ''],
  ['index.md', ''],
])('the siblings of %s are in “%s”', (id, folder) => {
  expect(siblingsOf(id)).toBe(folder)
})

it('knows what lies below a folder', () => {
  expect(isBelow('posts/a', 'posts')).toBe(true)
  expect(isBelow('posts', 'posts')).toBe(true)
  expect(isBelow('postscripts', 'posts')).toBe(false)
  expect(isBelow('posts', '')).toBe(true)
})
