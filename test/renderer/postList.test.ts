import { describe, expect, it } from 'vitest'
import type { PostSummary } from '../../main/domain/posts/summary'
import { listPosts } from '../../renderer/state/postList'

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
  listPosts(posts, filter, sort).map(({ id }) => id)

describe('listPosts', () => {
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
})
