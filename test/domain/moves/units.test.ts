import { expect, it } from 'vitest'
import { unitsOf } from '../../../main/domain/moves/units'

const pathsOf = (...ids: string[]) => unitsOf(ids).map(({ path }) => path)

it('names the files of posts, and the folders of bundles, by their paths', () => {
  expect(unitsOf(['b.md', 'a/index.md', 'a.md'])).toEqual([
    { path: 'a', id: 'a/index.md' },
    { path: 'a.md', id: 'a.md' },
    { path: 'b.md', id: 'b.md' },
  ])
})

it('leaves out what lies in the folder of another one', () => {
  expect(pathsOf('a/index.md', 'a/notes.md', 'a/b/index.md', 'a/b/c/d.md', 'ab/c.md')).toEqual([
    'a',
    'ab/c.md',
  ])
})

it('takes no folder for a bundle that has none of these posts as its page', () => {
  expect(pathsOf('a/b.md', 'a/c.md', 'index.md')).toEqual(['a/b.md', 'a/c.md', 'index.md'])
})
