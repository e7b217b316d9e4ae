import { useEffect, useMemo } from 'react'
import { type ListState, useListState } from 'react-stately'
import type { PostId } from '#api'
import type { PostSummary } from '#domain/posts/summary'
import { openPost } from '../state/openPost'
import { extendTo, noSelection, selectAll, selectedOf, toggle } from '../state/postSelection'
import { shownId } from '../state/selectionSlice'
import { useStore } from '../state/store'
import type { PostCollection } from './postCollection'

/** Opens a post, and has no other one selected. */
function choose(id: PostId): void {
  const state = useStore.getState()
  state.setSelection(noSelection)
  if (id !== shownId(state)) void openPost(id)
}

/** Selects these posts alone, in the order of the list; an empty list changes nothing. */
export function selectPosts(ids: readonly PostId[]): void {
  const state = useStore.getState()
  if (ids.length > 0) state.setSelection(selectAll(ids, shownId(state)))
}

/** Selects a range up to a post of the list. */
export function extendSelection(collection: PostCollection<PostSummary>, id: PostId): void {
  const state = useStore.getState()
  state.setSelection(extendTo(state.selection, shownId(state), id, (from, to) => collection.range(from, to)))
}

/**
 * The list's state for react-aria, with the selection kept in the store. A plain click or arrow key opens a post; with the
 * keys that select several, none is opened. `isEntering`: the focus is on its way into the list, which opens nothing.
 */
export function usePostSelection(
  collection: PostCollection<PostSummary>,
  isEntering: () => boolean,
): ListState<PostSummary> {
  const shown = useStore(shownId)
  const selection = useStore((state) => state.selection)
  const selectedKeys = useMemo(() => selectedOf(selection, shown), [selection, shown])
  const state = useListState<PostSummary>({
    collection,
    selectionMode: 'multiple',
    selectionBehavior: 'replace',
    disallowEmptySelection: true,
    selectedKeys,
  })
  useEffect(() => {
    // A long touch has begun to select several by touches; it ends with the last of them.
    if (selection.ids.size === 0) state.selectionManager.setSelectionBehavior('replace')
  }, [selection, state.selectionManager])
  // Where the focus begins when it comes into the list: of ten thousand selected posts none is looked for.
  const start = { value: shown !== null && collection.indexOf(shown) >= 0 ? shown : null }
  const manager = Object.create(state.selectionManager, {
    firstSelectedKey: start,
    lastSelectedKey: start,
  }) as ListState<PostSummary>['selectionManager']
  const selectionManager = Object.assign(manager, {
    replaceSelection: (key: PostId) => !isEntering() && choose(key),
    toggleSelection(key: PostId) {
      const now = useStore.getState()
      now.setSelection(toggle(now.selection, shownId(now), key))
    },
    extendSelection: (key: PostId) => extendSelection(collection, key),
    selectAll: () => selectPosts(collection.getKeys()),
  })
  return { ...state, selectionManager }
}
