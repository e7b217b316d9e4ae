import type { TextEdit } from '../textEdit'
import type { Conflict } from './conflict'
import type { Piece } from './pieces'

/** What a section of an extract brings to the post without any question. */
export interface Arrival {
  kind: 'changed' | 'added' | 'removed' | 'given' | 'moved' | 'definition'
  author: string
  title: string
  /** What stands in the post, and what comes; '' where there is nothing. */
  before: string
  after: string
}

/** A section that the post gets. `conflict` is the index of the one that decides whether it does. */
export interface NewSection {
  /** The section of the post behind which it stands, by index; -1 for before all. */
  after: number
  handle: string
  text: string
  conflict: number | null
}

/** What an extract changes in a post: all that `resolveTakeBack` needs beside the choices. */
export interface TakeBackPlan {
  post: string
  /** Whose extract it is. */
  handle: string
  pieces: Piece[]
  /** Indexes of the post's sections in their order afterwards, and where a conflict about it takes theirs. */
  order: number[]
  theirOrder: number[]
  removed: Set<number>
  added: NewSection[]
  /** Edits within sections of the post. */
  edits: TextEdit[]
  conflicts: Conflict[]
  arrivals: Arrival[]
  /** Whether the extract's front matter was changed; the post keeps its own. */
  frontMatterChanged: boolean
}

/** One section in the three texts; -1 and null where it is not. */
export interface Trio {
  base: Piece | null
  /** Index in the post. */
  ours: number
  /** Index in the extract, and its section there. */
  theirs: number
  piece: Piece | null
}

/** Heading or first words of a section, to name it. */
export function titleOf({ text }: Pick<Piece, 'text'>): string {
  const [line = ''] = text.trim().split('\n')
  const bare = line.replace(/^#{1,6}\s+/, '').trim()
  return bare.length > 60 ? `${bare.slice(0, 59).trimEnd()}…` : bare
}
