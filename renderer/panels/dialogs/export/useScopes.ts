import { useMemo } from 'react'
import type { ExportScope, PostId } from '#api'
import { listedPosts } from '../../../state/postList'
import { selectedPosts } from '../../../state/selectionSlice'
import { useStore } from '../../../state/store'

/** The posts of each choice; none where there is nothing to choose. */
export type Scopes = Record<ExportScope, readonly PostId[]>

/** Which posts can be exported. `posts` stand in place of those that are selected in the list. */
export function useScopes(posts: readonly PostId[] | undefined): Scopes {
  const openId = useStore((state) => state.openId)
  const all = useStore((state) => state.posts)
  const filter = useStore((state) => state.filter)
  const postsBy = useStore((state) => state.postsBy)
  const selection = useStore((state) => state.selection)
  return useMemo(
    () => ({
      this: openId === null ? [] : [openId],
      selected: (posts ?? selectedPosts({ selection })).filter((id) => all.has(id)),
      listed: listedPosts({ posts: all, filter, postsBy }).map(({ id }) => id),
      all: [...all.keys()],
    }),
    [openId, all, filter, postsBy, selection, posts],
  )
}

/** What is chosen at first: what is selected, else what was chosen last, else all. */
export function scopeAtFirst(scopes: Scopes, last: ExportScope): ExportScope {
  if (scopes.selected.length > 0) return 'selected'
  return scopes[last].length > 0 ? last : 'all'
}
