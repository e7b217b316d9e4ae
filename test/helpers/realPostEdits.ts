import { afterAll, describe, expect, it } from 'vitest'
import { corpusPosts, findCorpus, readPostText } from './corpus'
import { patience, sampleOf } from './depth'
import { type EditCount, editEveryField } from './editRealPosts'

/** Edits every field of every `parts`th real post, beginning with the `part`th: two files share the work of two cores. */
export function testRealPosts(part: number, parts: number): void {
  const corpus = findCorpus()
  const posts =
    corpus === null ? [] : sampleOf(corpusPosts(corpus), 4).filter((_, index) => index % parts === part)
  afterAll(() => corpus?.dispose())

  describe.skipIf(corpus === null)(`fields of real posts, part ${part + 1} of ${parts}`, () => {
    it(
      'are set, removed and restored with no other byte changed',
      () => {
        const count: EditCount = { posts: 0, edits: 0, refused: new Map(), faults: [] }
        for (const path of posts) {
          editEveryField(path.slice((corpus?.folder.length ?? 0) + 1), readPostText(path), count)
        }
        console.log(`${count.edits} edits of ${count.posts} real posts; refused:`)
        for (const [reason, names] of count.refused) {
          const share = ((names.size / count.posts) * 100).toFixed(2)
          console.log(`  ${names.size} posts (${share} %): ${reason}`)
          expect(names.size / count.posts).toBeLessThan(0.01)
        }
        expect(count.faults).toEqual([])
        expect(count.edits).toBeGreaterThan(count.posts)
      },
      patience,
    )
  })
}
