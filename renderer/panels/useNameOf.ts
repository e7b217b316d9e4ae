import { authorName } from '#domain/authors/handle'
import { useStore } from '../state/store'

/** Tells the author's name for a handle, or the handle where the directory does not say. */
export function useNameOf(): (handle: string) => string {
  const authors = useStore((state) => state.authors)
  return (handle) =>
    authorName(
      authors.find((author) => author.handle === handle),
      handle,
    )
}
