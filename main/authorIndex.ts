import type { PostId } from '#api'
import { type AuthorSource, mergeAuthors } from '#domain/authors/directory'
import type { AuthorEntry } from '#domain/authors/entry'
import { placeForAuthor } from '#domain/authors/placeForAuthor'
import { decodePost } from '#domain/postText'
import { confine } from './confine'
import { decodeText } from './decodeText'
import type { Emit } from './events'
import { readRealFile } from './saveFile'
import { throttle } from './throttle'

/** The authors of the open folder: its directory files and the handles of its posts. */
export interface AuthorIndex {
  list(): AuthorEntry[]
  /** The file (below the folder) where an author stands, or shall stand. */
  placeOf(handle: string): { path: string; isThere: boolean }
  /** Handles that occur in a post; none for one that is gone. */
  setUses(id: PostId, handles: readonly string[]): void
  readSource(path: string): Promise<void>
  dropSource(path: string): void
  /** Tells now what changed. */
  flush(): void
  close(): void
}

const largestSource = 1024 * 1024

/** `root` is the folder's real path. Changes are told by `authors` events, a few times a second at most. */
export function createAuthorIndex(root: string, emit: Emit): AuthorIndex {
  const sources = new Map<string, AuthorSource>()
  const handlesOf = new Map<PostId, readonly string[]>()
  const uses = new Map<string, number>()
  let told = ''

  const list = () => mergeAuthors([...sources.values()], uses)
  const telling = throttle(300, () => {
    const entries = list()
    const state = JSON.stringify(entries)
    if (state === told) return
    told = state
    emit('authors', entries)
  })

  function addUses(handles: readonly string[], step: 1 | -1): void {
    for (const handle of handles) {
      const posts = (uses.get(handle) ?? 0) + step
      if (posts > 0) uses.set(handle, posts)
      else uses.delete(handle)
    }
  }

  return {
    list,
    placeOf(handle) {
      const { path } = placeForAuthor([...sources.values()], handle)
      return { path, isThere: sources.has(path) }
    },
    setUses(id, handles) {
      const before = handlesOf.get(id) ?? []
      if (before.length === handles.length && before.every((handle, index) => handle === handles[index]))
        return
      addUses(before, -1)
      addUses(handles, 1)
      if (handles.length > 0) handlesOf.set(id, handles)
      else handlesOf.delete(id)
      telling.ask()
    },
    async readSource(path) {
      const place = await confine(root, path)
      const bytes = place.ok ? await readRealFile(place.value.real, path, largestSource) : place
      if (!bytes.ok) {
        sources.delete(path)
      } else if (place.ok) {
        sources.set(path, { path, text: decodePost(decodeText(bytes.value).raw).text })
      }
      telling.ask()
    },
    dropSource(path) {
      if (sources.delete(path)) telling.ask()
    },
    flush: telling.flush,
    close: telling.cancel,
  }
}
