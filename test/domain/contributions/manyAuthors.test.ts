import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractAuthor } from '#domain/contributions/extractAuthor'
import { piecesOf, wholeOf } from '#domain/contributions/pieces'
import { resolveTakeBack } from '#domain/contributions/resolveTakeBack'
import { takeBack } from '#domain/contributions/takeBack'
import { applyEdits } from '#domain/textEdit'
import { patience, runs } from '../../helpers/depth'
import { arbitraryBase, changes, edit, keeperChanges, show } from '../../helpers/manyAuthors'

const wordPattern = /[\p{L}\p{N}]+/gu
const wordsIn = (text: string) => new Set(text.match(wordPattern))

/** The text of each of an author's sections, in order. */
const sectionsOf = (text: string, handle: string) =>
  piecesOf(text)
    .filter((piece) => piece.handle === handle)
    .map(wholeOf)

/** The sections of others in which none of these words stands: who wrote only these took no part in them. */
const sectionsOfOthers = (text: string, handle: string, words: ReadonlySet<string>) =>
  piecesOf(text)
    .filter((piece) => piece.handle !== handle && [...wordsIn(piece.text)].every((word) => !words.has(word)))
    .map(wholeOf)

/** The words of others' sections that no section of the base is equal to. */
function strangeWords(text: string, base: string, handle: string): Set<string> {
  const texts = piecesOf(base).map((piece) => piece.text)
  const strange = piecesOf(text).filter((piece) => piece.handle !== handle && !texts.includes(piece.text))
  return wordsIn(strange.map((piece) => piece.text).join(' '))
}

/** How often each word stands in a text. */
function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of text.match(wordPattern) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Takes an extract back a second time, and leaves the overlaps as they are: nothing may change. */
function expectNothingMore(post: string, base: string, extract: string, handle: string) {
  const again = takeBack(post, base, extract, { handle })
  if (!again.ok) throw new Error(again.message)
  const result = resolveTakeBack(again.plan)
  if (!result.ok) throw new Error(result.message)
  expect(applyEdits(post, result.edits)).toBe(post)
}

function extractOf(text: string, handle: string): string {
  const extract = extractAuthor(text, handle)
  if (!extract.ok) throw new Error(extract.message)
  return extract.text
}

/** What the post may have done to sections so that taking back again changes nothing for certain. */
const steady: ReadonlySet<string> = new Set(['addSection', 'dropSection', 'moveSection', 'giveSection'])

describe('authors who write at once', () => {
  test(
    'never meet while each changes only own sections, and all that they wrote arrives',
    () => {
      fc.assert(
        fc.property(arbitraryBase, fc.array(changes, { minLength: 5, maxLength: 5 }), (parts, lists) => {
          const base = show(parts)
          const authors = [...new Set(parts.map(({ handle }) => handle))]
          // One of them works in the post itself, the others in extracts of it.
          const [inPost, ...others] = authors
          const first = edit(parts, lists[0]!, inPost!, 'p')
          let post = first.text
          const came = [...first.came]
          const went = [...first.went]
          const versions = new Map([[inPost!, first.text]])
          others.forEach((handle, index) => {
            const own = edit(parts, lists[index + 1]!, handle, `c${index}x`)
            came.push(...own.came)
            went.push(...own.went)
            versions.set(handle, own.text)
            const found = takeBack(post, base, extractOf(own.text, handle), { handle })
            if (!found.ok) throw new Error(found.message)
            expect(found.plan.conflicts).toEqual([])
            const result = resolveTakeBack(found.plan)
            if (!result.ok) throw new Error(result.message)
            post = applyEdits(post, result.edits)
            expectNothingMore(post, base, extractOf(own.text, handle), handle)
          })
          const words = wordsIn(post)
          expect(came.filter((word) => !words.has(word))).toEqual([])
          expect(went.filter((word) => words.has(word))).toEqual([])
          // Whatever each did to own sections, the post has these, in this order.
          for (const [handle, version] of versions)
            expect(sectionsOf(post, handle)).toEqual(sectionsOf(version, handle))
        }),
        { numRuns: runs(1500, 250) },
      )
    },
    patience,
  )

  test(
    'lose nothing where the post changed the same sections: what does not arrive is shown',
    () => {
      fc.assert(
        fc.property(
          arbitraryBase,
          fc.array(changes, { minLength: 5, maxLength: 5 }),
          keeperChanges,
          fc.constantFrom('ours', 'theirs', 'both'),
          (parts, lists, kept, choice) => {
            const base = show(parts)
            const present = edit(parts, kept, null, 'p')
            let post = present.text
            const authors = [...new Set(parts.map(({ handle }) => handle))]
            authors.forEach((handle, index) => {
              const own = edit(parts, lists[index]!, handle, `c${index}x`)
              const extract = extractOf(own.text, handle)
              const found = takeBack(post, base, extract, { handle })
              if (!found.ok) throw new Error(found.message)
              const { conflicts } = found.plan
              for (const { from, to, ours, kind } of conflicts)
                if (kind !== 'order') expect(post.slice(from, to)).toBe(ours)
              const result = resolveTakeBack(
                found.plan,
                conflicts.map(() => choice as 'ours'),
              )
              if (!result.ok) throw new Error(result.message)
              const old = post
              const before = wordsIn(post)
              post = applyEdits(post, result.edits)
              // Where an overlap was left, or the post changed words beside those that came, merging again may differ.
              if (conflicts.length === 0 && kept.every(({ kind }) => steady.has(kind)))
                expectNothingMore(post, base, extract, handle)
              const part = wordsIn(`${extractOf(base, handle)} ${extract}`)
              expect(sectionsOfOthers(post, handle, part)).toEqual(sectionsOfOthers(old, handle, part))
              const words = wordsIn(post)
              const shown = wordsIn(conflicts.map(({ ours, theirs }) => `${ours} ${theirs}`).join(' '))
              const arrived = own.came.filter((word) => words.has(word))
              expect(own.came.filter((word) => !words.has(word) && !shown.has(word))).toEqual([])
              if (choice === 'theirs' || choice === 'both') expect(arrived).toEqual(own.came)
              // What goes from the post was taken out by the contributor, or stood in an overlap that was shown.
              const gone = [...before].filter((word) => !words.has(word))
              expect(gone.filter((word) => !own.went.includes(word) && !shown.has(word))).toEqual([])
              // What the contributor took out goes, or the overlap around it was shown. Copies that the post made may keep it.
              const known = wordsIn(conflicts.map((own) => `${own.base} ${own.ours} ${own.theirs}`).join(' '))
              const counts = [countsOf(old), countsOf(post)] as const
              const stayed = own.went.filter((word) => {
                const count = counts[0].get(word) ?? 0
                return count > 0 && (counts[1].get(word) ?? 0) >= count
              })
              // A section that was reworded and given to somebody else may no longer be known as the same.
              const strange = strangeWords(old, base, handle)
              if (kept.every(({ kind }) => kind !== 'copySection'))
                expect(stayed.filter((word) => !known.has(word) && !strange.has(word))).toEqual([])
              if (choice === 'ours')
                expect(present.came.filter((word) => before.has(word) && !words.has(word))).toEqual([])
            })
          },
        ),
        { numRuns: runs(1500, 250) },
      )
    },
    patience,
  )
})
