import { useMemo } from 'react'
import { openAnalysis } from '../state/analysisSlice'
import { orderHandles } from '../state/authorChoices'
import { useStore } from '../state/store'

/** Handles to choose from: those of this post first, then those of the directory, then by use in the folder. */
export function useAuthorChoices(): string[] {
  const authors = useStore((state) => state.authors)
  const bylines = useStore((state) => openAnalysis(state)?.bylines)
  const listed = useStore((state) =>
    state.openId === null ? undefined : state.posts.get(state.openId)?.authors,
  )
  return useMemo(() => {
    const own = (bylines ?? []).map(({ handle }) => handle)
    return orderHandles(authors, own, listed ?? [])
  }, [authors, bylines, listed])
}
