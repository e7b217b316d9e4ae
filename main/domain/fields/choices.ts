import type { FieldRule } from './fieldRules'
import type { KeyUsage } from './usage'

/** One value that can be chosen, with the number of posts of the folder that have it. */
export interface Choice {
  value: string
  posts: number
}

/** Two values that differ only in case, spaces, hyphens or a plural s mean the same. */
export function foldChoice(value: string): string {
  const folded = value.toLowerCase().replace(/[\s_-]+/g, '')
  return folded.length > 3 ? folded.replace(/s$/, '') : folded
}

/** Values that a field may get: those of byline.json, else those that the folder's posts have, most used first. */
export function choicesOf(usage: KeyUsage | null, rule: FieldRule | null): Choice[] {
  const known = usage?.values ?? []
  if (rule?.choices === undefined) return known
  return rule.choices.map((value) => ({
    value,
    posts: known.find((each) => each.value === value)?.posts ?? 0,
  }))
}

/** Whether a text is one of a few usual values (a type, a layout) and not something else in every post. */
export function hasUsualValues(usage: KeyUsage | null, rule: FieldRule | null): boolean {
  if (rule?.choices !== undefined) return true
  const values = usage?.values ?? []
  const posts = values.reduce((sum, value) => sum + value.posts, 0)
  return values.length > 0 && posts > values.length && posts >= values.length * 2
}

/** Choices that fit what was typed, best first: those that begin with it, then those that hold it. */
export function matchChoices(
  choices: readonly Choice[],
  typed: string,
  taken: readonly string[],
  most = 12,
): Choice[] {
  const query = typed.trim().toLowerCase()
  const free = choices.filter(({ value }) => !taken.includes(value))
  const starts = free.filter(({ value }) => value.toLowerCase().startsWith(query))
  const holds = free.filter(({ value }) => {
    const folded = value.toLowerCase()
    return folded.includes(query) && !folded.startsWith(query)
  })
  return [...starts, ...holds].slice(0, most)
}

/** A value that the folder's posts write in another way far more often: `Analytics` beside `analytics`. */
export interface NearDuplicate {
  value: string
  usual: Choice
}

/** The values of a field that are near-duplicates of a more frequent one, or of an earlier value of the same field. */
export function nearDuplicates(values: readonly string[], choices: readonly Choice[]): NearDuplicate[] {
  return values.flatMap((value, index) => {
    const folded = foldChoice(value)
    const own = choices.find((choice) => choice.value === value)?.posts ?? 0
    const usual = choices.find((choice) => choice.value !== value && foldChoice(choice.value) === folded)
    if (usual !== undefined && usual.posts > own) return [{ value, usual }]
    const twin = values.slice(0, index).find((other) => other !== value && foldChoice(other) === folded)
    return twin === undefined ? [] : [{ value, usual: { value: twin, posts: 0 } }]
  })
}
