import type { AuthorEntry } from '../authors/entry'
import { splitFrontMatter } from '../frontMatter/split'
import { extractAuthor } from './extractAuthor'
import { withoutMark } from './mark'
import { matchPieces } from './matchPieces'
import { type Piece, piecesOf } from './pieces'
import { addSections } from './takeAdded'
import type { TakeBackPlan, Trio } from './takeBackPlan'
import { separateBorrowed, takeDefinitions } from './takeDefinitions'
import { planOrder } from './takeOrder'
import { mergeSection } from './takeSection'

export interface TakeBackOptions {
  /** Whose sections the extract has. */
  handle: string
  authors?: readonly AuthorEntry[]
}

export type TakeBack = { ok: true; plan: TakeBackPlan } | { ok: false; message: string }

/**
 * What an extract brings back to its post: a three-way merge by section and author. `base` is the post's text when the
 * extract was made. Sections that the contributor did not touch stay as they are now in the post, so that contributors who
 * only touch their own never meet. Without a base every difference is a conflict.
 */
export function takeBack(
  post: string,
  base: string | null,
  theirs: string,
  { handle, authors = [] }: TakeBackOptions,
): TakeBack {
  const extract = base === null ? null : extractAuthor(base, handle, { authors })
  if (extract?.ok === false) return extract
  const own = withoutMark(theirs)
  const before = extract === null ? null : separateBorrowed(extract.text, extract.borrowed)
  const after = separateBorrowed(own, extract?.borrowed ?? [])
  const basePieces = before === null ? null : piecesOf(before.text)
  const theirPieces = nameLead(piecesOf(after.text), basePieces, handle)
  const plan: TakeBackPlan = {
    post,
    handle,
    pieces: piecesOf(post),
    order: [],
    theirOrder: [],
    removed: new Set(),
    added: [],
    edits: [],
    conflicts: [],
    arrivals: [],
    frontMatterChanged: extract !== null && headOf(own) !== headOf(extract.text),
  }
  const trios = matchThree(plan.pieces, base, basePieces, theirPieces)
  for (const trio of trios) mergeSection(plan, trio)
  if (before !== null) takeDefinitions(plan, before.definitions, after.definitions)
  planOrder(plan, trios)
  addSections(plan, trios, theirPieces)
  return { ok: true, plan }
}

const headOf = (text: string) => text.slice(0, splitFrontMatter(text)?.to ?? 0).trimEnd()

/** What a contributor wrote above the first byline is a section of that contributor, unless the post has it there. */
function nameLead(pieces: Piece[], base: readonly Piece[] | null, handle: string): Piece[] {
  const [lead] = pieces
  if (lead?.handle !== '' || base?.[0]?.handle === '') return pieces
  return pieces.with(0, { ...lead, handle, text: `\n${lead.text}` })
}

/** The sections of the three texts that belong together: those of the base first, then those that came since. */
function matchThree(
  post: readonly Piece[],
  base: string | null,
  basePieces: readonly Piece[] | null,
  theirPieces: readonly Piece[],
): Trio[] {
  if (base === null || basePieces === null) {
    const matches = matchPieces(theirPieces, post)
    return theirPieces.map((theirs, index) => ({
      base: null,
      ours: matches[index]!,
      theirs: index,
      piece: theirs,
    }))
  }
  const all = piecesOf(withoutMark(base))
  const inTheirs = matchPieces(basePieces, theirPieces)
  const chosen = chosenOf(all, basePieces)
  const inPost = matchPost(all, post, theirPieces, (index) => inTheirs[chosen.indexOf(index)] ?? -1)
  return [
    ...basePieces.map((piece, index) => ({
      base: piece,
      ours: inPost[chosen[index]!] ?? -1,
      theirs: inTheirs[index]!,
      piece: theirPieces[inTheirs[index]!] ?? null,
    })),
    ...theirPieces.flatMap((piece, index) =>
      inTheirs.includes(index)
        ? []
        : [{ base: null, ours: alreadyIn(post, piece, inPost), theirs: index, piece }],
    ),
  ]
}

/**
 * Which section of the post each one of the base became. What was taken back before is known by being the same: a changed
 * section is looked for as it came, and a new one is no later version of any, wherever it stands.
 */
function matchPost(
  all: readonly Piece[],
  post: readonly Piece[],
  theirs: readonly Piece[],
  inTheirs: (index: number) => number,
): number[] {
  const places = all.map((_, index) => inTheirs(index))
  const isOnlyTheirs = (own: Piece) => !all.some((piece) => isSame(own, piece))
  const came = theirs.filter((piece, index) => !places.includes(index) && isOnlyTheirs(piece))
  const older = post.flatMap((own, index) => (came.some((piece) => isSame(own, piece)) ? [] : [index]))
  const sought = all.map((piece, index) => {
    const changed = theirs[places[index]!]
    const isThere = changed !== undefined && isOnlyTheirs(changed) && post.some((own) => isSame(own, changed))
    return isThere ? changed : piece
  })
  const found = matchPieces(
    sought,
    older.map((index) => post[index]!),
  )
  return found.map((place) => older[place] ?? -1)
}

/** Which sections of the base the extract of it has: the same in the same order. */
function chosenOf(all: readonly Piece[], own: readonly Piece[]): number[] {
  let from = 0
  return own.map(({ handle }) => {
    const index = all.findIndex((piece, other) => other >= from && piece.handle === handle)
    from = index + 1
    return index
  })
}

/** The section that was taken back before: one that the base does not have, and that is the same. */
function alreadyIn(post: readonly Piece[], piece: Piece, known: readonly number[]): number {
  return post.findIndex((own, index) => !known.includes(index) && isSame(own, piece))
}

const isSame = (own: Piece, { handle, text }: Piece) =>
  own.handle === handle && own.text.trim() === text.trim()
