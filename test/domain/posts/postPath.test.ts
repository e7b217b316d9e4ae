import { describe, expect, it } from 'vitest'
import { folderOf, isIndexPage, isPostName, nameOf, postName, withoutExtension } from '#domain/posts/postPath'

describe('the path of a post', () => {
  it.each([
    ['posts/quay.md', 'posts', 'quay.md', 'quay'],
    ['quay.Rmd', '', 'quay.Rmd', 'quay'],
    ['posts/quay/index.md', 'posts/quay', 'index.md', 'quay'],
    ['posts/quay/index.pt-br.md', 'posts/quay', 'index.pt-br.md', 'quay'],
    ['posts/_index.md', 'posts', '_index.md', 'posts'],
    ['index.md', '', 'index.md', 'index'],
    ['a.b/v1.2.qmd', 'a.b', 'v1.2.qmd', 'v1.2'],
  ])('%s', (id, folder, name, own) => {
    expect([folderOf(id), nameOf(id), postName(id)]).toEqual([folder, name, own])
    expect(isPostName(id)).toBe(true)
  })

  it('ends as posts do', () => {
    expect(['a.MD', 'a.markdown', 'x/.md', 'a.txt', 'md', 'a.md.bak'].map(isPostName)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    expect(withoutExtension('posts/a.mdx')).toBe('posts/a')
    expect(withoutExtension('posts/a.txt')).toBe('posts/a.txt')
  })

  it('is that of a folder’s page where it is named index', () => {
    expect(['a/index.md', 'a/_index.en.md', 'a/indexes.md', 'a/index.final.md'].map(isIndexPage)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
