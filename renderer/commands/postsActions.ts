import type { PostId } from '#api'
import { changeSettings } from '../state/folders'
import { listedPosts } from '../state/postList'
import { selectAll } from '../state/postSelection'
import { countSelected, selectedPosts, shownId } from '../state/selectionSlice'
import { type Store, useStore } from '../state/store'

/** Goes to the filter of the list. */
export function goToFilter(): void {
  changeSettings({ showPosts: true })
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>('[data-filter-posts]')?.select())
}

/** Selects all posts that the list shows. */
export function selectListed(): void {
  const state = useStore.getState()
  const ids = listedPosts(state).map(({ id }) => id)
  changeSettings({ showPosts: true })
  if (ids.length > 0) state.setSelection(selectAll(ids, shownId(state)))
}

/** Whether several posts of the list are selected. */
export const hasSeveral = (state: Store): boolean => countSelected(state) > 0

/** Opens a dialog about all posts that are selected. */
export const onSelected = (kind: 'trashPosts' | 'movePosts') => () => {
  const state = useStore.getState()
  state.openDialog({ kind, ids: selectedPosts(state) })
}

/** Opens the dialog for exports: for these posts, or with what is selected in the list. */
export function exportPosts(posts?: readonly PostId[]): void {
  useStore.getState().openDialog({ kind: 'export', draft: null, ...(posts && { posts }) })
}
