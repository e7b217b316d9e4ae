import type { FolderNumbers, PostId } from '#api'
import { addUpAuthors, authorsOfPost, createAuthorFinder } from '#domain/authors/authorNumbers'
import type { PostCount } from '#domain/authors/countPost'
import type { AuthorEntry } from '#domain/authors/entry'
import type { Emit } from './events'
import { createTaskPool } from './taskPool'
import { createThreads, type Threads } from './threads'
import { throttle } from './throttle'

/** Who wrote how much of the open folder's posts. Nothing is counted before it is asked for. */
export interface NumberIndex {
  /** What is known so far; the rest is counted in the background and told by `numbers` events. */
  get(): FolderNumbers
  /** The posts that an author wrote a part of or is named by, as far as they are counted. */
  postsBy(author: string): PostId[]
  /** A post is new or has changed; it counts as not read before it is counted again. */
  setPost(id: PostId): void
  dropPost(id: PostId): void
  /** The directory has changed: other names may mean other authors. */
  authorsChanged(): void
  close(): void
}

export interface NumberOptions {
  /** The folder's real path. */
  root: string
  emit: Emit
  listAuthors(): AuthorEntry[]
  /** The built `folderThread.ts`; left out, all is counted in this thread. */
  thread?: string | undefined
}

/** Posts that are counted at once: few enough to tell progress, enough to be worth a message to a thread. */
const batchSize = 50
/** Fewer posts are counted before a thread has started. */
const manyPosts = 150

export function createNumberIndex({ root, emit, listAuthors, thread }: NumberOptions): NumberIndex {
  const counts = new Map<PostId, PostCount | null>()
  const waiting = new Set<PostId>()
  /** Posts that are being counted; one that goes away meanwhile is taken out. */
  const running = new Set<PostId>()
  let counting: Promise<void> | null = null
  let isWanted = false
  let isClosed = false
  const telling = throttle(400, () => emit('numbers', get()))

  function get(): FolderNumbers {
    isWanted = true
    start()
    const known = [...counts.values()].filter((count) => count !== null)
    const found = new Set([...counts.keys(), ...waiting, ...running]).size
    const finished = waiting.size === 0 && counting === null
    return { authors: addUpAuthors(known, listAuthors()), progress: { done: counts.size, found, finished } }
  }

  function start(): void {
    if (!isWanted || isClosed || counting !== null || waiting.size === 0) return
    counting = countWaiting().finally(() => {
      counting = null
      telling.ask()
      start()
    })
  }

  async function countWaiting(): Promise<void> {
    const ids = [...waiting]
    const threads = thread !== undefined && ids.length >= manyPosts ? createThreads(thread) : null
    // Half of the machine is left to the writer.
    const pool = createTaskPool(Math.max(1, Math.floor((threads?.most ?? 1) / 2)), () => {})
    for (let at = 0; at < ids.length; at += batchSize) {
      const batch = ids.slice(at, at + batchSize)
      pool.add(() => countBatch(batch, threads))
    }
    await pool.whenIdle()
    await threads?.close()
  }

  async function countBatch(batch: readonly PostId[], threads: Threads | null): Promise<void> {
    if (isClosed) return
    for (const id of batch) {
      waiting.delete(id)
      running.add(id)
    }
    // What reads Markdown is loaded when it is needed.
    const here = async () => (await import('./countPosts')).countPosts(batch, root)
    const counted =
      threads === null
        ? await here()
        : await threads.run<PostCount | null>('countPosts', batch, [root]).catch(here)
    for (const [index, id] of batch.entries()) if (running.delete(id)) counts.set(id, counted[index] ?? null)
    telling.ask()
  }

  return {
    get,
    postsBy(author) {
      const find = createAuthorFinder(listAuthors())
      return [...counts].flatMap(([id, count]) =>
        count !== null && authorsOfPost(count, find).includes(author) ? [id] : [],
      )
    },
    setPost(id) {
      waiting.add(id)
      start()
    },
    dropPost(id) {
      waiting.delete(id)
      running.delete(id)
      counts.delete(id)
      if (isWanted) telling.ask()
    },
    authorsChanged() {
      if (isWanted) telling.ask()
    },
    close() {
      isClosed = true
      telling.cancel()
    },
  }
}
