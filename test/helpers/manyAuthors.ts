import fc from 'fast-check'

const handles = ['mina', 'jorge', 'ana.k', 'яна', 'lee']

interface Line {
  words: string[]
  isHeading?: boolean
}
export interface Part {
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

const inSection = ['replace', 'insert', 'line', 'heading', 'remove', 'split', 'join'] as const
const ofSections = ['addSection', 'dropSection', 'moveSection'] as const
const ofKeepers = ['giveSection', 'copySection', 'addByline'] as const
type InSection = (typeof inSection)[number]
type Kind = InSection | (typeof ofSections)[number] | (typeof ofKeepers)[number]

const isInSection = (kind: Kind): kind is InSection => (inSection as readonly Kind[]).includes(kind)

const changesOf = (own: readonly Kind[]): fc.Arbitrary<Change[]> =>
  fc.array(fc.record({ part: fc.nat(20), line: fc.nat(5), word: fc.nat(8), kind: fc.constantFrom(...own) }), {
    maxLength: 6,
  })
/** What an author does to own sections, and what those who keep the post do to all. */
export const changes = changesOf([...inSection, ...ofSections])
export const keeperChanges = changesOf([...inSection, ...ofSections, ...ofKeepers])

/** Sections by two to five authors; each word occurs once, so that it can be followed. */
export const arbitraryBase = fc.integer({ min: 2, max: 5 }).chain((count) =>
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

const lineOf = ({ words, isHeading }: Line) => `${isHeading ? '## ' : ''}${words.join(' ')}`

export const show = (parts: readonly Part[]) =>
  `---\nauthors: [${[...new Set(parts.map(({ handle }) => handle))].join(', ')}]\n---\n${parts
    .map(({ handle, lines }) => `@${handle}\n${lines.map(lineOf).join('\n\n')}\n`)
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
  if (kind === 'copySection') parts.splice(place + 1, 0, structuredClone(chosen))
  else if (kind === 'giveSection') chosen.handle = other.handle
  else {
    // A byline between two paragraphs: those below it are another author's from then on.
    if (chosen.lines.length < 2) return null
    const below = chosen.lines.splice(1 + (word % (chosen.lines.length - 1)))
    parts.splice(place + 1, 0, { handle: other.handle, lines: below })
  }
  return { came: [], went: [] }
}

function editWords({ lines }: Part, { line, word, kind }: Change, mark: string) {
  const place = line % lines.length
  const { words, isHeading } = lines[place]!
  const at = word % words.length
  if (kind === 'split' || kind === 'join') {
    const next = lines[place + 1]
    if (isHeading || (kind === 'join' ? !next || next.isHeading : at === 0)) return null
    if (kind === 'split') lines.splice(place + 1, 0, { words: words.splice(at) })
    else words.push(...lines.splice(place + 1, 1)[0]!.words)
    return { came: [], went: [] }
  }
  if (kind === 'remove') {
    // A section keeps something of its own, or nobody could tell which one it is.
    return words.length < 3 ? null : { came: [], went: words.splice(at, 1) }
  }
  if (kind === 'insert') words.splice(at, 0, mark)
  else if (kind === 'line' || kind === 'heading')
    lines.splice(place, 0, { words: [mark], isHeading: kind === 'heading' })
  else return { came: [mark], went: words.splice(at, 1, mark) }
  return { came: [mark], went: [] }
}

/** The parts with changes made to those that a handle may change (null: all), and the words that came and went. */
export function edit(parts: readonly Part[], list: readonly Change[], handle: string | null, name: string) {
  const next = structuredClone(parts) as Part[]
  const came: string[] = []
  const went: string[] = []
  list.forEach((change, index) => {
    const own = next.filter((part) => handle === null || part.handle === handle)
    const mark = `${name}${index}`
    const done = isInSection(change.kind)
      ? editWords(own[change.part % own.length]!, change, mark)
      : editSections(next, own, change, mark)
    came.push(...(done?.came ?? []))
    went.push(...(done?.went ?? []))
  })
  return { parts: next, text: show(next), came: came.filter((mark) => !went.includes(mark)), went }
}
