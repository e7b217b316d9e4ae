import { createContext, useContext } from 'react'
import type { Key } from 'react-aria-components'
import type { HeadingItem, SectionItem } from '../../state/outline'

/** What the rows share: which are selected, and how they are moved. */
export interface SectionMarks {
  canEdit: boolean
  selected: ReadonlySet<Key>
  /** Moves rows one step; moved sections stay selected. */
  move(items: readonly (SectionItem | HeadingItem)[], step: -1 | 1): void
}

export const SectionMarksContext = createContext<SectionMarks>({
  canEdit: false,
  selected: new Set(),
  move: () => {},
})

export const useSectionMarks = () => useContext(SectionMarksContext)
