import { diffWordsWithSpace } from 'diff'

/** A run of words that stayed, came or went. */
export interface WordRun {
  kind: 'same' | 'came' | 'went'
  text: string
}

/** Unchanged text longer than this is shortened to its ends. */
const longestSame = 160

/** How a text became another, word by word, to be read by people: long unchanged runs are cut. */
export function changedWords(before: string, after: string): WordRun[] {
  const parts = diffWordsWithSpace(before.trim(), after.trim(), { maxEditLength: 2000 })
  if (parts === undefined) {
    return [
      { kind: 'went', text: before.trim() },
      { kind: 'came', text: after.trim() },
    ]
  }
  return parts.map(({ value, added, removed }, index) => {
    if (added || removed) return { kind: added ? 'came' : 'went', text: value }
    const isShort = value.length <= longestSame
    const start = index === 0 ? '' : value.slice(0, longestSame / 2)
    const end = index === parts.length - 1 ? '' : value.slice(-longestSame / 2)
    return { kind: 'same', text: isShort ? value : `${start} … ${end}` }
  })
}
