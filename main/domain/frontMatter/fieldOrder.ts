import type { Entry } from './entries'

/** A place among siblings: after one of them, before one, or null where there are none. */
export type Place = { after: Entry; index: number } | { before: Entry; index: number } | null

/**
 * Where a new key goes: behind the sibling that usually comes last before it, else before the one that usually comes
 * first after it, else at the end. `order` is the order in which the folder's posts have their keys.
 */
export function placeInOrder(siblings: readonly Entry[], key: string, order: readonly string[]): Place {
  const ranks = new Map(order.map((name, rank) => [name, rank]))
  const own = ranks.get(key)
  let before = -1
  let after = -1
  if (own !== undefined) {
    let lowest = -1
    let highest = Number.POSITIVE_INFINITY
    for (const [index, { field }] of siblings.entries()) {
      const rank = ranks.get(String(field.path.at(-1)))
      if (rank === undefined) continue
      if (rank < own && rank >= lowest) {
        lowest = rank
        after = index
      } else if (rank > own && rank < highest) {
        highest = rank
        before = index
      }
    }
  }
  if (after === -1 && before !== -1) return { before: siblings[before]!, index: before }
  const last = after === -1 ? siblings.length - 1 : after
  return last === -1 ? null : { after: siblings[last]!, index: last + 1 }
}
