import type { PostId } from '#api'
import type { PostSummary } from '#domain/posts/summary'
import type { Emit } from './events'
import { throttle } from './throttle'

/** The posts of the open folder, told to the renderer in batches. */
export interface PostList {
  get(id: PostId): PostSummary | undefined
  all(): PostSummary[]
  put(summary: PostSummary): void
  remove(id: PostId): void
  /** One more file was found by the first scan. */
  expect(): void
  /** One more file was read by the first scan. */
  count(): void
  /** The first scan has ended. */
  finish(): void
  sendAll(): void
  close(): void
}

/** Posts in the first message: few, so that the list is there at once. */
const firstBatch = 100

/** Milliseconds that a message waits for more. */
const shortest = 100
/** Between two messages, for each thousand posts and at most: a window puts even a short one into the whole list. */
const perThousand = 10
const longest = 500

export function createPostList(emit: Emit): PostList {
  const posts = new Map<PostId, PostSummary>()
  const put = new Map<PostId, PostSummary>()
  const removed = new Set<PostId>()
  const progress = { done: 0, found: 0, finished: false }
  let isFirst = true
  let lastSent = 0
  /** Whether posts were told of since all were asked for. */
  let hasTold = false
  let isClosed = false

  function send(): void {
    if (isClosed) return
    emit('posts', {
      reset: isFirst,
      put: [...put.values()],
      removed: [...removed],
      progress: { ...progress },
    })
    isFirst = false
    lastSent = performance.now()
    hasTold ||= put.size > 0
    put.clear()
    removed.clear()
  }
  const pause = () => {
    const rest = Math.min(longest, (posts.size / 1000) * perThousand)
    return Math.max(shortest, lastSent + rest - performance.now())
  }
  const sending = throttle(pause, send)

  return {
    get: (id) => posts.get(id),
    all: () => [...posts.values()],
    put(summary) {
      posts.set(summary.id, summary)
      put.set(summary.id, summary)
      removed.delete(summary.id)
      sending.ask()
      if (!hasTold && put.size >= firstBatch) sending.flush()
    },
    remove(id) {
      if (!posts.delete(id)) return
      put.delete(id)
      removed.add(id)
      sending.ask()
    },
    expect() {
      progress.found += 1
      sending.ask()
    },
    count() {
      progress.done += 1
      sending.ask()
    },
    finish() {
      progress.finished = true
      sending.cancel()
      send()
    },
    sendAll() {
      sending.cancel()
      isFirst = true
      hasTold = false
      put.clear()
      removed.clear()
      for (const [id, summary] of posts) put.set(id, summary)
      send()
    },
    close() {
      isClosed = true
      sending.cancel()
    },
  }
}
