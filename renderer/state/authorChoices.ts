import type { AuthorEntry } from '#domain/authors/entry'
import { authorName, isHandle } from '#domain/authors/handle'
import type { HandleChoice } from '../editor/bylineCompletion'
import { openAnalysis } from './analysisSlice'
import { useStore } from './store'

/** Handles to choose from: those of this post first, then those of the directory, then by use in the folder. */
export function orderHandles(
  authors: readonly AuthorEntry[],
  bylines: readonly { handle: string }[],
  listed: readonly string[],
): string[] {
  const known = [...authors].sort(
    (a, b) =>
      Number(b.source !== '') - Number(a.source !== '') ||
      b.posts - a.posts ||
      (a.handle < b.handle ? -1 : 1),
  )
  const own = [...bylines.map(({ handle }) => handle), ...listed]
  return [...new Set([...own, ...known.map(({ handle }) => handle)])].filter(isHandle)
}

/** The choices for a byline of the open post, with names. */
export function handleChoices(): HandleChoice[] {
  const state = useStore.getState()
  const listed = state.openId === null ? [] : (state.posts.get(state.openId)?.authors ?? [])
  const entries = new Map(state.authors.map((author) => [author.handle, author]))
  return orderHandles(state.authors, openAnalysis(state)?.bylines ?? [], listed).map((handle) => ({
    handle,
    name: authorName(entries.get(handle), handle),
  }))
}
