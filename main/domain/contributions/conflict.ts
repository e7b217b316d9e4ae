/**
 * What the post and an extract both changed, each in another way. `from` and `to` are in the post.
 * - `text`: words or lines of a section; `definition`: of a link or footnote in another section
 * - `byline`: both gave the section to somebody else
 * - `removed`: the extract lacks a section that the post changed; `restored`: the reverse
 * - `order`: both put the author's sections in another order
 */
export interface Conflict {
  kind: 'text' | 'definition' | 'byline' | 'removed' | 'restored' | 'order'
  from: number
  to: number
  base: string
  /** What the post has; except for `order` that is the text of `[from, to)`. */
  ours: string
  theirs: string
  author: string
  /** Heading or first words of the section. */
  title: string
}

/** What is asked of a conflict to choose from it. */
export type TwoSides = Pick<Conflict, 'kind' | 'ours' | 'theirs'>

export type Choice = 'ours' | 'theirs' | 'both'

/** Whether both versions of a conflict can stand one after the other. */
export function canTakeBoth({ kind, ours, theirs }: TwoSides): boolean {
  return (kind === 'text' || kind === 'definition') && ours.trim() !== '' && theirs.trim() !== ''
}

/** What stands in the place of a conflict after a choice. */
export function chosenText(conflict: TwoSides, choice: Choice): string {
  const { ours, theirs } = conflict
  if (choice === 'ours') return ours
  if (choice === 'theirs' || !canTakeBoth(conflict)) return theirs
  const joint = /\s$/.test(ours) || /^\s/.test(theirs) ? '' : /\n/.test(ours + theirs) ? '\n\n' : ' '
  return ours + joint + theirs
}
