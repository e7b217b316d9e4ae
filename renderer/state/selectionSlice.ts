import type { StateCreator } from 'zustand'
import type { PostId } from '#api'
import { noSelection, type PostSelection } from './postSelection'
import type { Store } from './store'

/** Which posts of the list are selected. */
export interface SelectionSlice {
  selection: PostSelection
  setSelection(selection: PostSelection): void
}

export const createSelectionSlice: StateCreator<Store, [], [], SelectionSlice> = (set) => ({
  selection: noSelection,
  setSelection: (selection) => set({ selection }),
})

/** The post that is shown, or about to be. */
export const shownId = ({ openingId, openId }: Store): PostId | null => openingId ?? openId

/** How many posts are selected where these are several, else 0. */
export const countSelected = ({ selection: { ids } }: Pick<SelectionSlice, 'selection'>): number =>
  ids.size > 1 ? ids.size : 0

/** The posts that are selected where these are several, by their paths; else none. */
export const selectedPosts = (state: Pick<SelectionSlice, 'selection'>): PostId[] =>
  countSelected(state) === 0 ? [] : [...state.selection.ids].sort()
