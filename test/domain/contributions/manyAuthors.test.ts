import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractAuthor } from '#domain/contributions/extractAuthor'
import { resolveTakeBack } from '#domain/contributions/resolveTakeBack'
import { takeBack } from '#domain/contributions/takeBack'
import { parsePost } from '#domain/markdown/parseBody'
import { sections } from '#domain/sections/sections'
import { applyEdits } from '#domain/textEdit'
import { patience, runs } from '../../helpers/depth'

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
  kind: Kind
}

const kinds = ['replace', 'insert', 'line', 'remove', 'addSection', 'dropSection', 'moveSection'] as const
type Kind = (typeof kinds)[number] | 'giveSection'

const changesOf = (own: readonly Kind[]): fc.Arbitrary<Change[]> =>
  fc.array(fc.record({ part: fc.nat(20), line: fc.nat(5), word: fc.nat(8), kind: fc.constantFrom(...own) }), {
    maxLength: 6,
  })
/** What an author does to own sections, and what those who keep the post do to all. */
const changes = changesOf(kinds)
const keeperChanges = changesOf([...kinds, 'giveSection'])

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

const wordsOf = ({ lines }: Part) => lines.flatMap(({ words }) => words)

/** Changes sections as such; answers whether it did. An author keeps at least one section. */
function editSections(parts: Part[], own: readonly Part[], { part, word, kind }: Change, mark: string) {
  const chosen = own[part % own.length]!
  const other = own[(part + 1 + word) % own.length]!
  const place = parts.indexOf(chosen)
  if (kind === 'addSection') {
    parts.splice(place + 1, 0, { handle: chosen.handle, lines: [{ words: [mark, `${mark}b`] }] })
    return { came: [mark, `${mark}b`], went: [] }
  }
  if (kind === 'dropSection') {
    const isLast = parts.filter(({ handle }) => handle === chosen.handle).length < 2
    return isLast ? null : { came: [], went: wordsOf(parts.splice(place, 1)[0]!) }
  }
  if (kind === 'moveSection') {
    const to = parts.indexOf(other)
    ;[parts[place], parts[to]] = [other, chosen]
    return { came: [], went: [] }
  }
  chosen.handle = other.handle
  return { came: [], went: [] }
}

function editWords({ lines }: Part, { line, word, kind }: Change, mark: string) {
  const { words } = lines[line % lines.length]!
  const at = word % words.length
  if (kind === 'remove') {
    // A section keeps something of its own, or nobody could tell which one it is.
    return words.length < 3 ? null : { came: [], went: words.splice(at, 1) }
  }
  if (kind === 'insert') words.splice(at, 0, mark)
  else if (kind === 'line') lines.splice(line % lines.length, 0, { words: [mark] })
  else return { came: [mark], went: words.splice(at, 1, mark) }
  return { came: [mark], went: [] }
}

const wordKinds: readonly Kind[] = ['replace', 'insert', 'line', 'remove']

/** The parts with changes made to those that a handle may change (null: all), and the words that came and went. */
function edit(parts: readonly Part[], list: readonly Change[], handle: string | null, name: string) {
  const next = structuredClone(parts) as Part[]
  const came: string[] = []
  const went: string[] = []
  list.forEach((change, index) => {
    const own = next.filter((part) => handle === null || part.handle === handle)
    const mark = `${name}${index}`
    const done = wordKinds.includes(change.kind)
      ? editWords(own[change.part % own.length]!, change, mark)
      : editSections(next, own, change, mark)
    came.push(...(done?.came ?? []))
    went.push(...(done?.went ?? []))
  })
  return { parts: next, text: show(next), came: came.filter((mark) => !went.includes(mark)), went }
}

const wordsIn = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu))

/** The words of each of an author's sections, in order. */
const sectionsOf = (text: string, handle: string) =>
  sections(parsePost(text))
    .filter((section) => section.handle === handle)
    .map(({ bylineTo, to }) => text.slice(bylineTo, to).match(/[\p{L}\p{N}]+/gu))

function extractOf(text: string, handle: string): string {
  const extract = extractAuthor(text, handle)
  if (!extract.ok) throw new Error(extract.message)
  return extract.text
}

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
        { numRuns: runs(1500, 250) },
      )
    },
    patience,
  )
})
