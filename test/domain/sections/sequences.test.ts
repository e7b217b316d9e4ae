import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addSection,
  canJoin,
  duplicateSection,
  giveSection,
  giveSections,
  joinSection,
  moveHeading,
  moveSection,
  moveSections,
  type Operation,
  type OwnAuthorOption,
  removeSections,
  sortSections,
  splitSection,
} from '#domain/sections/operations'
import { applyEdits, type TextEdit } from '#domain/textEdit'
import { arbitraryPost } from '../../helpers/arbitraryPost'
import { patience, runs } from '../../helpers/depth'
import { invertEdits } from '../../helpers/inverse'
import { type Entry, type Inventory, takeInventory } from './inventory'

const owner = 'owner'
const handles = ['mina', 'jorge', 'ana.k', 'lee']

interface Step {
  operation: Operation
  /** What the blocks must be afterwards. */
  wanted: Entry[]
}

/** Numbers below a bound, drawn from one number. */
type Draw = (bound: number) => number

function drawFrom(seed: number): Draw {
  let state = seed
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return bound < 1 ? 0 : (state >>> 8) % bound
  }
}

type Run = (text: string, inventory: Inventory, draw: Draw, options: OwnAuthorOption) => Step

const some = (count: number, draw: Draw) => Array.from({ length: draw(4) }, () => draw(count))

const operations: Record<string, Run> = {
  add(text, { list, entries }, draw) {
    return { operation: addSection(text, handles[draw(4)]!, draw(list.length)), wanted: entries }
  },
  give(text, { list, entries }, draw) {
    const index = draw(list.length)
    const author = handles[draw(4)]!
    const wanted = entries.map((entry) => (entry.section === index ? { ...entry, author } : entry))
    return { operation: giveSection(text, index, author), wanted }
  },
  giveSome(text, { list, entries }, draw) {
    const indexes = [draw(list.length), ...some(list.length, draw)]
    const author = handles[draw(4)]!
    const wanted = entries.map((entry) => (indexes.includes(entry.section) ? { ...entry, author } : entry))
    return { operation: giveSections(text, indexes, author), wanted }
  },
  moveOne(text, { list, entries }, draw, options) {
    const operation = moveSection(text, draw(list.length), draw(list.length), options)
    return { operation, wanted: entries }
  },
  moveSome(text, { list, entries }, draw, options) {
    const operation = moveSections(text, some(list.length, draw), draw(list.length + 1), options)
    return { operation, wanted: entries }
  },
  moveHeading(text, { parsed, list, entries }, draw, options) {
    const headings = list.flatMap((section) => section.headings)
    const targets = [...parsed.blocks.map(({ from }) => from), text.length]
    const from = headings[draw(headings.length)]?.from ?? 0
    return { operation: moveHeading(text, from, targets[draw(targets.length)]!, options), wanted: entries }
  },
  split(text, { parsed, list, entries }, draw) {
    const offset = draw(text.length + 1)
    const author = handles[draw(4)]!
    const section = list.findLast(({ from }) => from <= offset)?.index ?? -1
    const wanted = entries.map((entry) =>
      entry.section === section && entry.to >= offset ? { ...entry, author } : entry,
    )
    return { operation: splitSection(text, offset, author), wanted: offset < parsed.bodyFrom ? [] : wanted }
  },
  join(text, { list, entries }, draw) {
    const joinable = list.filter(({ index }) => canJoin(list, index))
    const index = joinable[draw(joinable.length)]?.index ?? draw(list.length)
    return { operation: joinSection(text, index), wanted: entries }
  },
  duplicate(text, { list, entries }, draw, options) {
    const index = draw(list.length)
    const copy = entries.filter(({ section, isDefinition }) => section === index && !isDefinition)
    return { operation: duplicateSection(text, index, options), wanted: [...entries, ...copy] }
  },
  remove(text, { list, entries }, draw) {
    const indexes = some(list.length, draw).slice(0, list.length > 6 ? 3 : 1)
    const wanted = entries.filter(({ section }) => !indexes.includes(section))
    return { operation: removeSections(text, indexes), wanted }
  },
  sort(text, { entries }, draw) {
    return { operation: sortSections(text, handles.toSpliced(0, draw(4)).reverse()), wanted: entries }
  },
}
const names = Object.keys(operations)

const longPost = fc
  .tuple(arbitraryPost, fc.constantFrom('', '', '![a] and ![c][b]\n'), arbitraryPost)
  .map((posts) => posts.join('\n'))

/** Author and content of all blocks, sorted. A removal may have put definitions to the end: they count by content. */
function count(entries: readonly Entry[], name: string): string[] {
  const isCounted = (entry: Entry) => name !== 'remove' || !entry.isDefinition
  return entries
    .filter(isCounted)
    .map(({ author, content }) => `${author} ${content}`)
    .sort()
}

test(
  'fifty operations keep every text with its author, and undoing them restores every byte',
  () => {
    const done = new Map(names.map((name) => [name, 0]))
    const refused = new Map(names.map((name) => [name, 0]))
    const numberOfSteps = { minLength: 50, maxLength: 50 }
    const seeds = fc.array(fc.nat(), numberOfSteps)
    fc.assert(
      fc.property(longPost, seeds, fc.boolean(), (post, steps, hasOwner) => {
        const options = hasOwner ? { ownAuthor: owner } : {}
        const undo: TextEdit[][] = []
        let text = post
        let inventory = takeInventory(text, owner)
        for (const seed of steps) {
          const draw = drawFrom(seed)
          const drawn = names[draw(names.length)]!
          // Posts neither grow without bound nor vanish.
          const name =
            drawn === 'duplicate' && text.length > 500
              ? 'remove'
              : drawn === 'remove' && text.length < 150
                ? 'moveHeading'
                : drawn
          const { operation, wanted } = operations[name]!(text, inventory, draw, options)
          if (!operation.ok) {
            refused.set(name, refused.get(name)! + 1)
            expect(operation.message).toMatch(/\.$/)
            continue
          }
          done.set(name, done.get(name)! + 1)
          const next = applyEdits(text, operation.edits)
          const found = takeInventory(next, owner)
          if (count(found.entries, name).join('\n') !== count(wanted, name).join('\n')) {
            expect({ name, text, next, blocks: count(found.entries, name) }).toEqual({
              name,
              text,
              next,
              blocks: count(wanted, name),
            })
          }
          if (operation.cursor < found.parsed.bodyFrom || operation.cursor > next.length)
            expect.fail(`${name} puts the cursor at ${operation.cursor} of ${JSON.stringify(next)}`)
          undo.push(invertEdits(text, operation.edits))
          text = next
          inventory = found
        }
        for (const edits of undo.reverse()) text = applyEdits(text, edits)
        expect(text).toBe(post)
      }),
      { numRuns: runs(5000, 800) },
    )
    const figures = names.map((name) => `${name} ${done.get(name)} done, ${refused.get(name)} refused`)
    console.log(figures.join('; '))
    for (const [name, times] of done) expect(times, name).toBeGreaterThan(runs(100, 10))
  },
  patience,
)
