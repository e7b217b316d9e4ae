/** A word and where it begins in its text. */
export interface Word {
  text: string
  at: number
}

const wordPattern = /[\p{L}\p{N}]+/gu

/** What a page never shows of its source: addresses of links, tags of HTML. */
const unshown = /\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\]\[[^\]\n]*\]|<\/?[A-Za-z][^<>]*>/g

export function findWords(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), (match) => ({ text: match[0], at: match.index }))
}

/** The words of a Markdown source that its page can show. */
export function findSourceWords(source: string): Word[] {
  return findWords(source.replace(unshown, (match) => ' '.repeat(match.length)))
}

function placesOf(words: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  words.forEach((word, index) => {
    const known = places.get(word)
    if (known === undefined) places.set(word, [index])
    else known.push(index)
  })
  return places
}

/**
 * Pairs of indexes, rising in both, of words that are the same in two lists. A word is taken where both have it equally
 * often: its first there is its first here, and so on; of these pairs the longest run without a crossing stays.
 */
export function alignWords(source: readonly string[], shown: readonly string[]): [number, number][] {
  const inSource = placesOf(source)
  const pairs: [number, number][] = []
  for (const [word, places] of placesOf(shown)) {
    const others = inSource.get(word)
    if (others?.length === places.length)
      places.forEach((place, index) => {
        pairs.push([others[index]!, place])
      })
  }
  return longestRise(pairs.sort((a, b) => a[1] - b[1]))
}

/** The longest part of the pairs, which rise in the second number, that rises in the first one, too. */
function longestRise(pairs: [number, number][]): [number, number][] {
  const ends: number[] = []
  const before = new Int32Array(pairs.length)
  pairs.forEach(([value], index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]![0] < value) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? ends[low - 1]! : -1
    ends[low] = index
  })
  const rise: [number, number][] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]!) rise.push(pairs[index]!)
  return rise.reverse()
}
