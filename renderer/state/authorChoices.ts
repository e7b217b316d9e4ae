import type { AuthorEntry } from '#domain/authors/entry'
import { authorName, isHandle } from '#domain/authors/handle'
import type { HandleChoice } from '../editor/bylineCompletion'
import { useStore } from './store'

/** Handles to choose from: those of this post first, then those of the directory, then by use in the folder. */
export function orderHandles(
  authors: readonly AuthorEntry[],
  own: readonly string[],
  listed: readonly string[],
): string[] {
  const known = [...authors].sort(
    (a, b) =>
      Number(b.source !== '') - Number(a.source !== '') ||
      b.posts - a.posts ||
      (a.handle < b.handle ? -1 : 1),
  )
  return [...new Set([...own, ...listed, ...known.map(({ handle }) => handle)])].filter(isHandle)
}

/** The choices for a byline of the open post, with names; `own` are the handles of its other bylines. */
export function handleChoices(own: readonly string[]): HandleChoice[] {
  const state = useStore.getState()
  const listed = state.openId === null ? [] : (state.posts.get(state.openId)?.authors ?? [])
  // A handle that only one post uses may be the one that is being typed.
  const known = state.authors.filter(({ source, posts }) => source !== '' || posts > 1)
  const entries = new Map(state.authors.map((author) => [author.handle, author]))
  return orderHandles(known, own, listed).map((handle) => ({
    handle,
    name: authorName(entries.get(handle), handle),
  }))
}
