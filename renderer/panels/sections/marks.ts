import { createContext, useContext } from 'react'
import type { Key } from 'react-aria-components'

/** What the rows share: which are selected, and how they are moved. */
export interface SectionMarks {
  canEdit: boolean
  selected: ReadonlySet<Key>
  /** Moves the rows with these keys one step; moved sections stay selected. */
  move(keys: Iterable<Key>, step: -1 | 1): void
}

export const SectionMarksContext = createContext<SectionMarks>({
  canEdit: false,
  selected: new Set(),
  move: () => {},
})

export const useSectionMarks = () => useContext(SectionMarksContext)
