import { diffArrays } from 'diff'

/** Pieces `[from, to)` of the base that became `[otherFrom, otherTo)` of another version. */
export interface Hunk {
  from: number
  to: number
  otherFrom: number
  otherTo: number
}

/** Stretches with more differences than this are not looked at piece by piece: the time grows with the square. */
const mostEdits = 1000

/** From here on a text is first cut at the pieces that are certain. */
const long = 500

/**
 * Where two lists of pieces differ, in order; the pieces between are equal, as many on both sides. The fewest differences in
 * short lists; long ones are cut at the pieces that both have exactly once (Bram Cohen's patience diff), so that the time
 * follows the length and not the square of the changes.
 */
export function diffPieces(base: readonly string[], other: readonly string[]): Hunk[] {
  const end = Math.min(base.length, other.length)
  let head = 0
  while (head < end && base[head] === other[head]) head += 1
  let tail = 0
  while (tail < end - head && base[base.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1
  const all = { from: head, to: base.length - tail, otherFrom: head, otherTo: other.length - tail }
  const isLong = Math.min(all.to - all.from, all.otherTo - all.otherFrom) > long
  if (!isLong) return diffWithin(base, other, all)
  const hunks: Hunk[] = []
  let [from, otherFrom] = [head, head]
  for (const [at, otherAt] of [...anchorsOf(base, other, all), [all.to, all.otherTo] as const]) {
    hunks.push(...diffWithin(base, other, { from, to: at, otherFrom, otherTo: otherAt }))
    ;[from, otherFrom] = [at + 1, otherAt + 1]
  }
  return joinTouching(hunks)
}

function joinTouching(hunks: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = []
  for (const hunk of hunks) {
    const last = joined.at(-1)
    if (last?.to === hunk.from && last.otherTo === hunk.otherFrom) {
      last.to = hunk.to
      last.otherTo = hunk.otherTo
    } else joined.push({ ...hunk })
  }
  return joined
}

function diffWithin(base: readonly string[], other: readonly string[], hunk: Hunk): Hunk[] {
  const { from, to, otherFrom, otherTo } = hunk
  if (from === to && otherFrom === otherTo) return []
  if (from === to || otherFrom === otherTo) return [hunk]
  const own = base.slice(from, to)
  const others = other.slice(otherFrom, otherTo)
  if (leastEdits(own, others) > mostEdits) return [hunk]
  const parts = diffArrays(own, others, { maxEditLength: mostEdits })
  if (parts === undefined) return [hunk]
  const hunks: Hunk[] = []
  let at = from
  let otherAt = otherFrom
  for (const { value, added, removed } of parts) {
    const start = { from: at, otherFrom: otherAt }
    if (!added) at += value.length
    if (!removed) otherAt += value.length
    if (added || removed) hunks.push({ ...start, to: at, otherTo: otherAt })
  }
  return joinTouching(hunks)
}

/** Fewer edits cannot do, however the pieces are arranged. */
function leastEdits(own: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>()
  for (const piece of own) left.set(piece, (left.get(piece) ?? 0) + 1)
  let common = 0
  for (const piece of others) {
    const count = left.get(piece) ?? 0
    if (count === 0) continue
    left.set(piece, count - 1)
    common += 1
  }
  return own.length + others.length - 2 * common
}

/** Pairs of places of pieces that stand once in each stretch, as many as keep their order. */
function anchorsOf(
  base: readonly string[],
  other: readonly string[],
  { from, to, otherFrom, otherTo }: Hunk,
): (readonly [number, number])[] {
  const own = placesOfSingle(base, from, to)
  const others = placesOfSingle(other, otherFrom, otherTo)
  const pairs = [...own].flatMap(([piece, at]) => {
    const otherAt = others.get(piece)
    return otherAt === undefined ? [] : [[at, otherAt] as const]
  })
  return longestRising(pairs)
}

function placesOfSingle(pieces: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (let at = from; at < to; at += 1) {
    const piece = pieces[at]!
    if (places.has(piece)) repeated.add(piece)
    places.set(piece, at)
  }
  for (const piece of repeated) places.delete(piece)
  return places
}

/** Of pairs whose first numbers rise, the most whose second ones do, too. */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  // ends[n]: the pair with the least second number that ends a row of n + 1 pairs.
  const ends: number[] = []
  const before: number[] = []
  pairs.forEach(([, second], index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]![1] < second) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? -1 : ends[low - 1]!
    ends[low] = index
  })
  const row: (readonly [number, number])[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) row.push(pairs[at]!)
  return row.reverse()
}
