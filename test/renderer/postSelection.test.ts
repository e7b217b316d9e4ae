import { describe, expect, it } from 'vitest'
import type { PostSummary } from '../../main/domain/posts/summary'
import { PostCollection } from '../../renderer/panels/postCollection'
import {
  extendTo,
  followPosts,
  noSelection,
  type PostSelection,
  selectAll,
  selectedOf,
  selectOne,
  toggle,
} from '../../renderer/state/postSelection'

const rows = 'abcdefgh'.split('')
const rangeIn = (ids: readonly string[]) => {
  const collection = new PostCollection(ids.map((id) => ({ id, title: id })))
  return (from: string, to: string) => collection.range(from, to)
}
const rangeOf = rangeIn(rows)
const letters = (selection: PostSelection, shown: string | null = 'b') =>
  [...selectedOf(selection, shown)].sort().join('')
const extend = (selection: PostSelection, id: string, shown: string | null = 'b') =>
  extendTo(selection, shown, id, rangeOf)

describe('the selection of posts', () => {
  it('is the post that is shown while there is no other', () => {
    expect(letters(noSelection)).toBe('b')
    expect(letters(noSelection, null)).toBe('')
    expect(selectOne('b', 'b')).toBe(noSelection)
  })

  it('takes posts in and out, and keeps the last one', () => {
    const two = toggle(noSelection, 'b', 'd')
    expect(letters(two)).toBe('bd')
    const one = toggle(two, 'b', 'b')
    expect(letters(one)).toBe('d')
    expect(letters(toggle(one, 'b', 'd'))).toBe('d')
    expect(toggle(two, 'b', 'd')).toBe(noSelection)
  })

  it('keeps another post alone only until the next one is shown, and several longer', () => {
    const one = selectOne('d', 'b')
    expect(letters(one, 'b')).toBe('d')
    expect(letters(one, 'f')).toBe('f')
    expect(letters(toggle(one, 'b', 'e'), 'f')).toBe('de')
  })

  it('extends from the shown post, either way, and takes the range before back', () => {
    const down = extend(noSelection, 'd')
    expect(letters(down)).toBe('bcd')
    expect(letters(extend(down, 'c'))).toBe('bc')
    expect(letters(extend(down, 'a'))).toBe('ab')
    expect(extend(down, 'b')).toBe(noSelection)
  })

  it('extends from what was taken in last, and leaves the others', () => {
    const some = toggle(toggle(noSelection, 'b', 'd'), 'b', 'f')
    expect(letters(extend(some, 'g'))).toBe('bdfg')
    expect(letters(extend(extend(some, 'h'), 'e'))).toBe('bdef')
  })

  it('begins a range anew where its start is not listed any more', () => {
    const some = toggle(noSelection, 'b', 'd')
    const listed = rangeIn(['e', 'f', 'g'])
    const anew = extendTo(some, 'b', 'f', listed)
    expect(letters(anew)).toBe('bdf')
    expect(letters(extendTo(anew, 'b', 'g', listed))).toBe('bdfg')
  })

  it('takes all, and extends from the first of them', () => {
    const all = selectAll(rows, 'b')
    expect(letters(all)).toBe('abcdefgh')
    expect(letters(extend(all, 'c'))).toBe('abc')
    expect(selectAll(['b'], 'b')).toBe(noSelection)
  })
})

describe('followPosts', () => {
  const post = (id: string, title = id, changed = 1): PostSummary => ({
    ...{ id, title, changed, authors: [], date: '', draft: false, trouble: '' },
  })
  const mapOf = (posts: readonly PostSummary[]) => new Map(posts.map((own) => [own.id, own]))
  const before = mapOf(rows.map((id) => post(id)))
  const some = extend(noSelection, 'd')

  const left = (removed: string[], put: PostSummary[]) => {
    const others = [...before.values()].filter(({ id }) => !removed.includes(id))
    return followPosts(some, before, mapOf([...others, ...put]), put)
  }

  it('drops posts that are gone', () => {
    expect(letters(left(['c'], []))).toBe('bd')
    expect(letters(left(['b', 'c', 'd'], []), null)).toBe('')
    expect(left(['a'], [])).toBe(some)
  })

  it('keeps a post that another program has renamed, also as the end of a range', () => {
    const renamed = left(['d'], [post('z', 'd')])
    expect(letters(renamed)).toBe('bcz')
    expect(renamed.head).toBe('z')
  })

  it('keeps a post that is not known yet, as it was just moved', () => {
    const moved = selectAll(['new/b', 'new/c'], 'b')
    const now = mapOf([...before.values()].filter(({ id }) => id !== 'b'))
    expect(followPosts(moved, before, now, [])).toBe(moved)
  })

  it('takes no other post for a renamed one', () => {
    expect(letters(left(['d'], [post('z', 'd', 2)]))).toBe('bc')
    expect(letters(left(['d'], [post('a', 'd')]))).toBe('bc')
  })
})
