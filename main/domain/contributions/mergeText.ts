import { editBetween } from '../textEdit'
import { diffPieces, type Hunk } from './diffPieces'

/** A stretch of `ours` that gets other text, or one that both sides changed in different ways. Offsets in `ours`. */
export type MergeChunk =
  | { kind: 'change'; from: number; to: number; insert: string }
  | { kind: 'conflict'; from: number; to: number; base: string; ours: string; theirs: string }

/** A stretch of `ours` that only ours changed; `base` is what it was. */
export interface OwnChunk {
  kind: 'own'
  from: number
  to: number
  base: string
}

/** UTF-16 units of a conflict, of all three texts, up to which it is looked at word by word: nobody reads more so. */
const longestByWords = 300_000

/**
 * Merges what two versions changed in a base: line by line, and word by word in lines that both changed. What only
 * `theirs` changed comes as a change, what both changed to the same is left as it is, all else is a conflict. Changes that
 * touch are taken for one: only an unchanged piece between two keeps them apart.
 */
export function mergeText(base: string, ours: string, theirs: string): MergeChunk[] {
  return mergeAll(base, ours, theirs).filter((chunk) => chunk.kind !== 'own')
}

/** As `mergeText`, with what only ours changed: all stretches in which the three texts are not the same. */
export function mergeAll(base: string, ours: string, theirs: string): (MergeChunk | OwnChunk)[] {
  return mergePieces(linesOf, base, ours, theirs).flatMap((chunk): (MergeChunk | OwnChunk)[] => {
    if (chunk.kind === 'own') return [chunk]
    if (chunk.kind === 'change') return [narrow(ours, chunk)]
    if (chunk.base.length + chunk.ours.length + chunk.theirs.length > longestByWords) return [chunk]
    const inner = mergePieces(wordsOf, chunk.base, chunk.ours, chunk.theirs)
    return inner.map((own) => ({ ...own, from: own.from + chunk.from, to: own.to + chunk.from }))
  })
}

/** A change without what it leaves as it is: a last line without a newline gets one where another follows it. */
function narrow(ours: string, { from, to, insert }: MergeChunk & { kind: 'change' }): MergeChunk {
  const [edit] = editBetween(ours.slice(from, to), insert)
  if (edit === undefined) return { kind: 'change', from, to: from, insert: '' }
  return { kind: 'change', from: from + edit.from, to: from + edit.to, insert: edit.insert }
}

/** Lines with the blank ones below them: a blank line is like any other, and would tie together what does not belong. */
const linesOf = (text: string) => text.match(/^\n+|[^\n]+\n*/g) ?? []
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}\p{M}]+|[^\S\n]+|\n|\S/gu) ?? []

function mergePieces(
  split: (text: string) => string[],
  baseText: string,
  oursText: string,
  theirsText: string,
): (MergeChunk | OwnChunk)[] {
  const base = split(baseText)
  const ours = split(oursText)
  const theirs = split(theirsText)
  const sides = { ours: hunksOf(base, ours), theirs: hunksOf(base, theirs) }
  const offsets = offsetsOf(ours)
  return groups(sides.ours, sides.theirs).flatMap((group): (MergeChunk | OwnChunk)[] => {
    const own = project(group, sides.ours, group.ours)
    const other = project(group, sides.theirs, group.theirs)
    const range = { from: offsets[own.from]!, to: offsets[own.to]! }
    if (group.theirs.length === 0)
      return [{ kind: 'own', ...range, base: base.slice(group.from, group.to).join('') }]
    const insert = theirs.slice(other.from, other.to).join('')
    const present = oursText.slice(range.from, range.to)
    if (insert === present) return []
    if (group.ours.length === 0) return [{ kind: 'change', ...range, insert }]
    const before = base.slice(group.from, group.to).join('')
    return [{ kind: 'conflict', ...range, base: before, ours: present, theirs: insert }]
  })
}

/** Changes of both sides that touch each other, over the base pieces `[from, to)`. */
interface Group {
  from: number
  to: number
  ours: Hunk[]
  theirs: Hunk[]
}

function groups(ours: readonly Hunk[], theirs: readonly Hunk[]): Group[] {
  const all = [
    ...ours.map((hunk) => ({ hunk, side: 'ours' as const })),
    ...theirs.map((hunk) => ({ hunk, side: 'theirs' as const })),
  ].sort((a, b) => a.hunk.from - b.hunk.from || a.hunk.to - b.hunk.to)
  const found: Group[] = []
  for (const { hunk, side } of all) {
    let group = found.at(-1)
    if (group === undefined || hunk.from > group.to) {
      group = { from: hunk.from, to: hunk.to, ours: [], theirs: [] }
      found.push(group)
    }
    group.to = Math.max(group.to, hunk.to)
    group[side].push(hunk)
  }
  return found
}

/** Where the base pieces of a group stand in a version. */
function project({ from, to }: Group, all: readonly Hunk[], within: readonly Hunk[]) {
  const first = within[0]
  const last = within.at(-1)
  if (first !== undefined && last !== undefined)
    return { from: first.otherFrom - (first.from - from), to: last.otherTo + (to - last.to) }
  const above = all.findLast((hunk) => hunk.to <= from)
  const shift = above === undefined ? 0 : above.otherTo - above.to
  return { from: from + shift, to: to + shift }
}

/** Words that a blank or a comma parts were changed together. */
function hunksOf(base: readonly string[], other: readonly string[]): Hunk[] {
  const hunks: Hunk[] = []
  for (const hunk of diffPieces(base, other)) {
    const last = hunks.at(-1)
    const between = last === undefined ? [] : base.slice(last.to, hunk.from)
    if (last !== undefined && between.every((piece) => !/[\p{L}\p{N}\n]/u.test(piece))) {
      last.to = hunk.to
      last.otherTo = hunk.otherTo
    } else hunks.push({ ...hunk })
  }
  return hunks
}

function offsetsOf(pieces: readonly string[]): number[] {
  const offsets = [0]
  for (const piece of pieces) offsets.push(offsets.at(-1)! + piece.length)
  return offsets
}
