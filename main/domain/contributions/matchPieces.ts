import { diffArrays } from 'diff'
import { type Piece, wholeOf } from './pieces'

/** From how much common wording on a section counts as another version of one, by the same and by another author. */
const alike = { sameAuthor: 0.3, otherAuthor: 0.6 }

/**
 * For each section of a text which one of a later text it became, by index; -1 for one that is gone. What did not change
 * finds itself first; then sections by the same author with much common wording, those that were given to another author
 * as they are, those between the same neighbours, at last those that were given to another author and changed.
 */
export function matchPieces(before: readonly Piece[], after: readonly Piece[]): number[] {
  const matches = matchEqual(before, after)
  const isFree = (index: number) => !matches.includes(index)
  const freeAfter = () => after.map((_, index) => index).filter(isFree)
  const pairUp = (isPossible: (first: Piece, second: Piece) => boolean, least: number) => {
    const free = freeAfter()
    const pairs = before.flatMap((first, index) =>
      matches[index] !== -1
        ? []
        : free
            .filter((other) => isPossible(first, after[other]!))
            .map((other) => ({ index, other, score: likeness(first.text, after[other]!.text) }))
            .filter(({ score }) => score >= least),
    )
    pairs.sort((a, b) => b.score - a.score || Math.abs(a.index - a.other) - Math.abs(b.index - b.other))
    for (const { index, other } of pairs) if (matches[index] === -1 && isFree(other)) matches[index] = other
  }
  pairUp((first, second) => first.handle === second.handle, alike.sameAuthor)
  // Before places are compared: the section of this author that stood there may be gone.
  pairUp(
    (first, second) =>
      first.handle !== second.handle && first.text === second.text && first.text.trim() !== '',
    alike.otherAuthor,
  )
  matchByPlace(before, after, matches)
  pairUp((first, second) => first.handle !== second.handle, alike.otherAuthor)
  return matches
}

/** Equal sections in the same order, then equal ones elsewhere. */
function matchEqual(before: readonly Piece[], after: readonly Piece[]): number[] {
  const matches = before.map(() => -1)
  const afterKeys = after.map(wholeOf)
  let from = 0
  let to = 0
  for (const { value, added, removed } of diffArrays(before.map(wholeOf), afterKeys)) {
    if (!added && !removed) for (const index of value.keys()) matches[from + index] = to + index
    if (!added) from += value.length
    if (!removed) to += value.length
  }
  const taken = new Set(matches)
  before.forEach((piece, index) => {
    if (matches[index] !== -1) return
    const same = afterKeys.findIndex((key, other) => key === wholeOf(piece) && !taken.has(other))
    if (same !== -1) taken.add(same)
    matches[index] = same
  })
  return matches
}

/** Sections by one author that stand directly behind, or else before, sections that match. */
function matchByPlace(before: readonly Piece[], after: readonly Piece[], matches: number[]): void {
  const pair = (index: number, other: number) => {
    if (matches[index] !== -1 || matches.includes(other)) return
    if (before[index]!.handle === after[other]?.handle) matches[index] = other
  }
  for (let index = 0; index < before.length; index += 1) {
    const above = index === 0 ? -1 : matches[index - 1]!
    if (index === 0 || above >= 0) pair(index, above + 1)
  }
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const below = index === before.length - 1 ? after.length : matches[index + 1]!
    if (below > 0) pair(index, below - 1)
  }
}

/** How much of their wording two texts share, from 0 to 1. */
function likeness(first: string, second: string): number {
  const words = first.match(/[\p{L}\p{N}]+/gu) ?? []
  const others = second.match(/[\p{L}\p{N}]+/gu) ?? []
  const total = words.length + others.length
  if (total === 0) return 1
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of others) {
    const left = counts.get(word) ?? 0
    if (left > 0) common += 1
    counts.set(word, left - 1)
  }
  return (2 * common) / total
}
