import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PostSummary } from '../../main/domain/posts/summary'
import { createPostSorter, filterPosts } from '../../renderer/state/postList'

const post = (id: string, more: Partial<PostSummary>): PostSummary => ({
  id,
  title: id,
  authors: [],
  date: '',
  draft: false,
  changed: 0,
  trouble: '',
  ...more,
})

const posts = new Map(
  [
    post('a.md', { title: 'Tide 10', authors: ['mina'], date: '2024-05-02', changed: 1 }),
    post('b.md', { title: 'tide 9', authors: ['jorge'], date: '2024-06-01', changed: 3, draft: true }),
    post('notes/c.md', { title: 'Almanac', authors: ['mina', 'jorge'], changed: 2 }),
  ].map((summary) => [summary.id, summary]),
)

const ids = (filter: string, sort: 'date' | 'title' | 'changed') =>
  filterPosts(createPostSorter()(posts, sort), filter).map(({ id }) => id)

describe('The list of posts', () => {
  it('sorts by date with the newest first and undated posts last', () => {
    expect(ids('', 'date')).toEqual(['b.md', 'a.md', 'notes/c.md'])
  })
  it('sorts by title without regard to case, numbers by value', () => {
    expect(ids('', 'title')).toEqual(['notes/c.md', 'b.md', 'a.md'])
  })
  it('sorts by change, latest first', () => {
    expect(ids('', 'changed')).toEqual(['b.md', 'notes/c.md', 'a.md'])
  })
  it('finds every word in title, authors, date, path or the draft mark', () => {
    expect(ids('TIDE mina', 'date')).toEqual(['a.md'])
    expect(ids('notes', 'date')).toEqual(['notes/c.md'])
    expect(ids('draft', 'date')).toEqual(['b.md'])
    expect(ids('2024-05', 'date')).toEqual(['a.md'])
    expect(ids('nowhere', 'date')).toEqual([])
  })

  it('is the same, whether posts come and change one after the other or all at once', () => {
    const arbitraryPost = fc.record({
      id: fc.constantFrom('a.md', 'A.md', 'b.md', 'c/d.md', 'c/e.md', 'f10.md', 'f9.md', 'g.md'),
      title: fc.constantFrom('Tide 10', 'tide 9', 'Almanac', ''),
      date: fc.constantFrom('', '2024-05-02', '2024-06-01'),
      changed: fc.integer({ min: 0, max: 3 }),
    })
    const change = fc.record({
      put: fc.array(arbitraryPost, { maxLength: 5 }),
      removed: fc.array(fc.constantFrom('a.md', 'b.md', 'c/d.md', 'g.md'), { maxLength: 3 }),
      sort: fc.constantFrom('date' as const, 'title' as const, 'changed' as const),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const sortPosts = createPostSorter()
        let present: ReadonlyMap<string, PostSummary> = new Map()
        for (const { put, removed, sort } of changes) {
          const next = new Map(present)
          for (const id of removed) next.delete(id)
          for (const { id, ...more } of put) next.set(id, post(id, more))
          present = next
          expect(sortPosts(present, sort)).toEqual(createPostSorter()(present, sort))
        }
      }),
    )
  })
})
