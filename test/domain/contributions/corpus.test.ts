import { afterAll, describe, expect, test } from 'vitest'
import { extractAuthor } from '#domain/contributions/extractAuthor'
import { importContribution } from '#domain/contributions/importContribution'
import { newPostFrom } from '#domain/contributions/newPostFrom'
import { piecesOf, wholeOf } from '#domain/contributions/pieces'
import { resolveTakeBack } from '#domain/contributions/resolveTakeBack'
import { takeBack } from '#domain/contributions/takeBack'
import { parseFrontMatter } from '#domain/frontMatter/parse'
import { splitFrontMatter } from '#domain/frontMatter/split'
import { applyEdits } from '#domain/textEdit'
import { corpusPosts, findCorpus, readPostText } from '../../helpers/corpus'

const corpus = findCorpus()
const every = corpus === null ? [] : corpusPosts(corpus)
afterAll(() => corpus?.dispose())

/** Every so many posts is enough here: the sections of all are compared with their pages elsewhere. */
const posts = every.filter((_, index) => index % 100 === 0)
const handles = ['mina', 'jorge']

/** A post of two authors made of two real ones: the second comes as a contribution to the first. */
function join(first: string, second: string): string | null {
  const own = `${first.slice(0, splitFrontMatter(first)?.to ?? 0)}@mina\n${first.slice(splitFrontMatter(first)?.to ?? 0).trim()}\n`
  const result = importContribution(own, second, { handle: 'jorge' })
  if (!result.ok) return null
  const joined = applyEdits(own, result.edits)
  const before = piecesOf(own).map(wholeOf)
  expect(piecesOf(joined).map(wholeOf).slice(0, before.length)).toEqual(before)
  return joined
}

describe.skipIf(corpus === null)('on real posts', () => {
  test('a contribution leaves the rest alone, and what is extracted goes home unchanged or changed', () => {
    let joined = 0
    let changed = 0
    posts.forEach((path, index) => {
      const text = join(readPostText(path), readPostText(posts[(index + 1) % posts.length]!))
      if (text === null) return
      joined += 1
      for (const handle of handles) {
        const extract = extractAuthor(text, handle, { base: '0123456789abcdef' })
        if (!extract.ok) continue
        const same = takeBack(text, text, extract.text, { handle })
        expect(same.ok && [same.plan.conflicts, same.plan.arrivals]).toEqual([[], []])
        const more = `${extract.text.trimEnd()}\n\nA last word.\n`
        const found = takeBack(text, text, more, { handle })
        const result = found.ok ? resolveTakeBack(found.plan) : found
        if (!found.ok || !result.ok) continue
        changed += 1
        expect(found.plan.conflicts).toEqual([])
        const inserted = result.edits.map(({ insert }) => insert).join('')
        expect(inserted.trim()).toContain('A last word.')
        expect(applyEdits(text, result.edits)).toHaveLength(text.length + inserted.length)
      }
    })
    // Posts that leave HTML or code open cannot be joined.
    expect(joined / posts.length).toBeGreaterThan(0.9)
    expect(changed / joined).toBeGreaterThan(1.6)
  }, 240_000)

  test('the next post can be read, and its other fields say what they said', () => {
    for (const path of posts) {
      const text = readPostText(path)
      const made = newPostFrom(text, { id: 'posts/a.md', day: '2031-02-03' })
      const before = parseFrontMatter(text)
      if (!made.ok) continue
      const after = parseFrontMatter(made.text)
      expect(after.broken).toBeNull()
      expect(after.fields.map(({ label }) => label)).toEqual(before.fields.map(({ label }) => label))
      const date = after.fields.find(({ path: [key] }) => key === 'date')
      if (date?.shape === 'date') expect(String(date.value)).toMatch(/^2031-02-03/)
    }
  })
})
