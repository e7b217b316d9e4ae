import { useMemo } from 'react'
import { isHandle } from '#domain/authors/handle'
import { openAnalysis } from '../state/analysisSlice'
import { useStore } from '../state/store'

/** Handles to choose from: those of this post first, then those of the directory, then by use in the folder. */
export function useAuthorChoices(): string[] {
  const authors = useStore((state) => state.authors)
  const bylines = useStore((state) => openAnalysis(state)?.bylines)
  const listed = useStore((state) =>
    state.openId === null ? undefined : state.posts.get(state.openId)?.authors,
  )
  return useMemo(() => {
    const known = [...authors].sort(
      (a, b) =>
        Number(b.source !== '') - Number(a.source !== '') ||
        b.posts - a.posts ||
        (a.handle < b.handle ? -1 : 1),
    )
    const own = [...(bylines ?? []).map(({ handle }) => handle), ...(listed ?? [])]
    return [...new Set([...own, ...known.map(({ handle }) => handle)])].filter(isHandle)
  }, [authors, bylines, listed])
}
