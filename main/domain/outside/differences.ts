import { type Choice, canTakeBoth, chosenText, type TwoSides } from '../contributions/conflict'
import { mergeAll } from '../contributions/mergeText'
import { type Piece, piecesOf } from '../contributions/pieces'
import { titleOf } from '../contributions/takeBackPlan'
import { splitFrontMatter } from '../frontMatter/split'
import type { TextEdit } from '../textEdit'

/** A stretch in which a post's file and the writer's text are not the same. Offsets are in the writer's text. */
export interface Difference {
  from: number
  to: number
  /** Who changed it since both were the same; `unknown` where that text is not known. */
  by: 'file' | 'writer' | 'both' | 'unknown'
  /** What the writer's text has: that of `[from, to)`. */
  ours: string
  /** What the file has. */
  theirs: string
}

/** The differences of one section, or of the front matter. */
export interface SectionDifferences {
  part: 'front matter' | 'section'
  /** The section's author; '' before the first byline and in the front matter. */
  handle: string
  title: string
  differences: Difference[]
}

/** All stretches in which the texts differ, in their order. `base` is the text that both came from, null if unknown. */
export function findDifferences(base: string | null, ours: string, theirs: string): Difference[] {
  if (base === null) {
    return mergeAll(ours, ours, theirs).map(({ from, to, ...chunk }) => ({
      from,
      to,
      by: 'unknown',
      ours: ours.slice(from, to),
      theirs: chunk.kind === 'change' ? chunk.insert : '',
    }))
  }
  return mergeAll(base, ours, theirs).map((chunk): Difference => {
    const { from, to } = chunk
    const range = { from, to, ours: ours.slice(from, to) }
    if (chunk.kind === 'own') return { ...range, by: 'writer', theirs: chunk.base }
    if (chunk.kind === 'change') return { ...range, by: 'file', theirs: chunk.insert }
    return { ...range, by: 'both', theirs: chunk.theirs }
  })
}

/** Sorts differences by the sections of the writer's text in which they are. */
export function bySection(ours: string, differences: readonly Difference[]): SectionDifferences[] {
  const body = splitFrontMatter(ours)?.to ?? 0
  const pieces = piecesOf(ours)
  const groups: (SectionDifferences & { key: Piece | undefined | null })[] = []
  for (const difference of differences) {
    // A section that begins where the text of the one above ends is not touched by what is added there.
    const piece = pieces.findLast(({ from }) => from <= difference.from) ?? pieces[0]
    const key = difference.from < body ? null : piece
    let group = groups.find((own) => own.key === key)
    if (group === undefined) {
      group = {
        key,
        part: key === null ? 'front matter' : 'section',
        handle: key?.handle ?? '',
        title: key ? titleOf(key) : '',
        differences: [],
      }
      groups.push(group)
    }
    group.differences.push(difference)
  }
  return groups.map(({ key: _key, ...group }) => group)
}

const sidesOf = ({ ours, theirs }: Difference): TwoSides => ({ kind: 'text', ours, theirs })

/** Whether both can stay, one after the other. */
export function canKeepBoth(difference: Difference): boolean {
  const { by } = difference
  return (by === 'both' || by === 'unknown') && canTakeBoth(sidesOf(difference))
}

/** What is chosen where only one side changed something; null where the writer must choose. */
export function usualChoice({ by }: Difference): Choice | null {
  return by === 'file' ? 'theirs' : by === 'writer' ? 'ours' : null
}

/** The edits of the writer's text that bring the choices about. */
export function editsOfChoices(differences: readonly Difference[], choices: readonly Choice[]): TextEdit[] {
  return differences.flatMap((difference, index) => {
    const insert = chosenText(sidesOf(difference), choices[index] ?? 'ours')
    return insert === difference.ours ? [] : [{ from: difference.from, to: difference.to, insert }]
  })
}

/** Edits that make one text of another and leave each line alone that both have: cursors and line endings stay there. */
export function editsTo(before: string, after: string): TextEdit[] {
  return findDifferences(null, before, after).map(({ from, to, theirs }) => ({ from, to, insert: theirs }))
}
