/** Later keys of a post say little about the order, and pairs grow with the square. */
const mostOrderedKeys = 50

/** How often, in posts that have both, one key stands before another. */
function countPairs(posts: Iterable<readonly string[]>, keys: readonly string[]) {
  const indexes = new Map(keys.map((key, index) => [key, index]))
  const counts = new Uint32Array(keys.length * keys.length)
  for (const post of posts) {
    const order: number[] = []
    for (const key of post.slice(0, mostOrderedKeys)) {
      const index = indexes.get(key)
      if (index === undefined) continue
      for (const before of order) counts[before * keys.length + index]! += 1
      order.push(index)
    }
  }
  return (before: number, after: number) => counts[before * keys.length + after]!
}

/**
 * Puts keys into the order in which most posts have them. `posts` holds the keys of each post in its own order; `keys`
 * holds each key once, most used first. One after the other is put where the fewest posts disagree, as late as that
 * allows, so that a key of few posts never moves those of many.
 */
export function orderKeys(posts: Iterable<readonly string[]>, keys: readonly string[]): string[] {
  const timesBefore = countPairs(posts, keys)
  const order: number[] = []
  for (let key = 0; key < keys.length; key++) {
    let disagreeing = order.reduce((sum, other) => sum + timesBefore(other, key), 0)
    let fewest = disagreeing
    let place = 0
    for (const [index, other] of order.entries()) {
      disagreeing += timesBefore(key, other) - timesBefore(other, key)
      if (disagreeing > fewest) continue
      fewest = disagreeing
      place = index + 1
    }
    order.splice(place, 0, key)
  }
  return order.map((index) => keys[index]!)
}
