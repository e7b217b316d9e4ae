import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractAuthor } from '#domain/contributions/extractAuthor'
import { resolveTakeBack } from '#domain/contributions/resolveTakeBack'
import { takeBack } from '#domain/contributions/takeBack'
import { parsePost } from '#domain/markdown/parseBody'
import { sections } from '#domain/sections/sections'
import { applyEdits } from '#domain/textEdit'

const handles = ['mina', 'jorge', 'ana.k', 'яна', 'lee']

interface Line {
  words: string[]
}
interface Part {
  handle: string
  lines: Line[]
}

/** What somebody does to a text: `mark` is a word that nobody else writes. */
interface Change {
  part: number
  line: number
  word: number
  kind: 'replace' | 'insert' | 'line' | 'remove'
}

const change = fc.record({
  part: fc.nat(20),
  line: fc.nat(5),
  word: fc.nat(8),
  kind: fc.constantFrom('replace', 'insert', 'line', 'remove') as fc.Arbitrary<Change['kind']>,
})
const changes = fc.array(change, { maxLength: 6 })

/** Sections by two to five authors; each word occurs once, so that it can be followed. */
const arbitraryBase = fc.integer({ min: 2, max: 5 }).chain((count) =>
  fc
    .array(
      fc.tuple(fc.nat(count - 1), fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })),
      {
        minLength: count,
        maxLength: 9,
      },
    )
    .map((shape) => {
      let next = 0
      const word = () => `w${next++}`
      return shape.map(([author, lines], index): Part => {
        const handle = handles[index < count ? index : author]!
        return { handle, lines: lines.map((length) => ({ words: Array.from({ length }, word) })) }
      })
    }),
)

const show = (parts: readonly Part[]) =>
  `---\nauthors: [${[...new Set(parts.map(({ handle }) => handle))].join(', ')}]\n---\n${parts
    .map(({ handle, lines }) => `@${handle}\n${lines.map(({ words }) => words.join(' ')).join('\n\n')}\n`)
    .join('\n')}`

/** The parts with changes made to those that a handle may change (null: all), and the words that came and went. */
function edit(parts: readonly Part[], list: readonly Change[], handle: string | null, name: string) {
  const next = structuredClone(parts) as Part[]
  const own = next.filter((part) => handle === null || part.handle === handle)
  const came: string[] = []
  const went: string[] = []
  list.forEach(({ part, line, word, kind }, index) => {
    const { lines } = own[part % own.length]!
    const { words } = lines[line % lines.length]!
    const at = word % words.length
    const mark = `${name}${index}`
    if (kind === 'remove') {
      // A section keeps something of its own, or nobody could tell which one it is.
      if (words.length < 3) return
      went.push(...words.splice(at, 1))
      return
    }
    came.push(mark)
    if (kind === 'insert') words.splice(at, 0, mark)
    else if (kind === 'line') lines.splice(line % lines.length, 0, { words: [mark] })
    else went.push(...words.splice(at, 1, mark))
  })
  return { text: show(next), came: came.filter((mark) => !went.includes(mark)), went }
}

const wordsIn = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu))
const authorsIn = (text: string) => sections(parsePost(text)).map(({ handle }) => handle)

function extractOf(text: string, handle: string): string {
  const extract = extractAuthor(text, handle)
  if (!extract.ok) throw new Error(extract.message)
  return extract.text
}

describe('authors who write at once', () => {
  test('never meet while each changes only own sections, and all that they wrote arrives', () => {
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
        others.forEach((handle, index) => {
          const own = edit(parts, lists[index + 1]!, handle, `c${index}x`)
          came.push(...own.came)
          went.push(...own.went)
          const found = takeBack(post, base, extractOf(own.text, handle), { handle })
          if (!found.ok) throw new Error(found.message)
          expect(found.plan.conflicts).toEqual([])
          const result = resolveTakeBack(found.plan)
          if (!result.ok) throw new Error(result.message)
          post = applyEdits(post, result.edits)
        })
        const words = wordsIn(post)
        expect(came.filter((word) => !words.has(word))).toEqual([])
        expect(went.filter((word) => words.has(word))).toEqual([])
        expect(authorsIn(post)).toEqual(parts.map(({ handle }) => handle))
      }),
      { numRuns: 1500 },
    )
  })

  test('lose nothing where the post changed the same sections: what does not arrive is shown', () => {
    fc.assert(
      fc.property(
        arbitraryBase,
        fc.array(changes, { minLength: 6, maxLength: 6 }),
        fc.constantFrom('ours', 'theirs', 'both'),
        (parts, lists, choice) => {
          const base = show(parts)
          const present = edit(parts, lists[5]!, null, 'p')
          let post = present.text
          const authors = [...new Set(parts.map(({ handle }) => handle))]
          authors.forEach((handle, index) => {
            const own = edit(parts, lists[index]!, handle, `c${index}x`)
            const found = takeBack(post, base, extractOf(own.text, handle), { handle })
            if (!found.ok) throw new Error(found.message)
            const { conflicts } = found.plan
            for (const { from, to, ours, kind } of conflicts)
              if (kind !== 'order') expect(post.slice(from, to)).toBe(ours)
            const result = resolveTakeBack(
              found.plan,
              conflicts.map(() => choice as 'ours'),
            )
            if (!result.ok) throw new Error(result.message)
            const before = wordsIn(post)
            post = applyEdits(post, result.edits)
            const words = wordsIn(post)
            const shown = wordsIn(conflicts.map(({ ours, theirs }) => `${ours} ${theirs}`).join(' '))
            const arrived = own.came.filter((word) => words.has(word))
            expect(own.came.filter((word) => !words.has(word) && !shown.has(word))).toEqual([])
            if (choice === 'theirs' || choice === 'both') expect(arrived).toEqual(own.came)
            // What goes from the post was taken out by the contributor, or stood in an overlap that was shown.
            const gone = [...before].filter((word) => !words.has(word))
            expect(gone.filter((word) => !own.went.includes(word) && !shown.has(word))).toEqual([])
            if (choice === 'ours')
              expect(present.came.filter((word) => before.has(word) && !words.has(word))).toEqual([])
          })
        },
      ),
      { numRuns: 1500 },
    )
  })
})
