import { join } from 'node:path'
import type { PostId } from '#api'
import { type ReadPost, readPostHead } from './postHead'
import type { Threads } from './threads'

/** Reads the heads of posts for the list, as many at once as is good. */
export interface HeadReader {
  /** A post is new or has changed. One that is being read is read again afterwards. */
  add(id: PostId): void
  /** A post is gone: what is read of it does not count. */
  drop(id: PostId): void
  whenIdle(): Promise<void>
  /** Reads nothing more. */
  close(): void
}

/** Fewer posts are read before a thread has started. */
const manyPosts = 150
/** Posts that are read by one message to a thread. */
const batchSize = 100
const atOnceHere = 16

/** So many posts are read at once, whatever else is going on: what a window shows first. */
const firstPosts = 100

const parseHeads = (heads: string[]) => heads.map((head) => JSON.parse(head) as ReadPost)

/** `root` is the folder's real path; `threads` read where posts are many, and all but the first wait for `whenShown`. */
export function createHeadReader(
  root: string,
  { threads, whenShown }: { threads: Threads | null; whenShown: Promise<void> | undefined },
  onRead: (head: ReadPost) => void,
): HeadReader {
  const waiting = new Set<PostId>()
  const running = new Set<PostId>()
  const dropped = new Set<PostId>()
  let batches = 0
  let begun = 0
  let isShown = whenShown === undefined
  let idle: (() => void)[] = []

  function take(size: number): PostId[] {
    const batch: PostId[] = []
    for (const id of waiting) {
      // The later reading shall be the one that counts.
      if (running.has(id)) continue
      batch.push(id)
      if (batch.length === size) break
    }
    for (const id of batch) {
      waiting.delete(id)
      running.add(id)
    }
    return batch
  }

  async function read(ids: readonly PostId[], isMany: boolean): Promise<void> {
    const here = () => Promise.all(ids.map((id) => readPostHead(join(root, id), id)))
    const heads =
      isMany && threads !== null
        ? await threads.run<string>('readPostHeads', ids, [root]).then(parseHeads).catch(here)
        : await here()
    for (const [index, id] of ids.entries()) {
      running.delete(id)
      const head = heads[index]
      if (!dropped.delete(id) && head !== undefined) onRead(head)
    }
  }

  function next(): void {
    while (isShown || begun < firstPosts) {
      const isMany = isShown && threads !== null && waiting.size >= manyPosts
      if (batches >= (isMany ? threads.most + 1 : atOnceHere)) break
      const batch = take(isMany ? batchSize : 1)
      if (batch.length === 0) break
      batches += 1
      begun += batch.length
      void read(batch, isMany).finally(() => {
        batches -= 1
        next()
      })
    }
    if (batches > 0 || (!isShown && waiting.size > 0)) return
    const done = idle
    idle = []
    for (const resolve of done) resolve()
  }

  void whenShown?.then(() => {
    isShown = true
    next()
  })
  return {
    add(id) {
      waiting.add(id)
      next()
    },
    drop(id) {
      waiting.delete(id)
      if (running.has(id)) dropped.add(id)
    },
    whenIdle: () =>
      new Promise((resolve) => {
        idle.push(resolve)
        next()
      }),
    close: () => waiting.clear(),
  }
}
