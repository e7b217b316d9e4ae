import { availableParallelism } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'

/** Does a batch of items, with what else it takes; answers for each item, in order. */
type ThreadTask = (items: readonly unknown[], ...rest: unknown[]) => Promise<unknown[]>

/** Threads of one program, begun as they are needed: as many as the machine runs at once. */
export interface Threads {
  /** How many of them there may be. */
  most: number
  /** Does a batch in the next thread that is free; answers for each item, in order. */
  run<Outcome>(task: string, items: readonly unknown[], rest: readonly unknown[]): Promise<Outcome[]>
  close(): Promise<void>
}

interface Job {
  message: { task: string; items: readonly unknown[]; rest: readonly unknown[] }
  resolve(outcomes: unknown[]): void
  reject(error: unknown): void
}

export interface ThreadOptions {
  /** Milliseconds. */
  longestRest?: number
  /** How many threads there may be. */
  most?: number
  /** What each thread finds as its `workerData`: sent once, where it is too much for every batch. */
  data?: unknown
}

const mostThreads = Math.min(availableParallelism(), 8)

/**
 * `program` is a file that calls `serveThread`. Threads that have rested for `longestRest` milliseconds end and give their
 * memory back; others begin when they are needed again.
 */
export function createThreads(
  program: string,
  { longestRest = Number.POSITIVE_INFINITY, most = mostThreads, data }: ThreadOptions = {},
): Threads {
  const threads = new Set<Worker>()
  const idle: Worker[] = []
  const waiting: Job[] = []
  let resting: NodeJS.Timeout | null = null

  function endRest(): void {
    for (const thread of idle.splice(0)) {
      threads.delete(thread)
      void thread.terminate()
    }
  }

  function begin(): Worker | null {
    if (threads.size >= most) return null
    // Reading makes many small objects that live for one post: more room for them saves a sixth of the time.
    const thread = new Worker(program, {
      resourceLimits: { maxYoungGenerationSizeMb: 96 },
      workerData: data,
    })
    threads.add(thread)
    // What rests keeps no program running.
    thread.unref()
    thread.on('error', () => {
      threads.delete(thread)
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1)
    })
    return thread
  }

  function next(): void {
    if (waiting.length === 0) {
      if (resting) clearTimeout(resting)
      if (longestRest < Number.POSITIVE_INFINITY) resting = setTimeout(endRest, longestRest).unref()
      return
    }
    const thread = idle.pop() ?? begin()
    const job = thread === null ? undefined : waiting.shift()
    if (thread === null || job === undefined) return
    const onError = (error: unknown) => {
      job.reject(error)
      next()
    }
    thread.once('error', onError)
    thread.once('message', (outcomes: unknown[]) => {
      thread.off('error', onError)
      thread.unref()
      idle.push(thread)
      job.resolve(outcomes)
      next()
    })
    thread.ref()
    thread.postMessage(job.message)
  }

  return {
    most,
    run: <Outcome>(task: string, items: readonly unknown[], rest: readonly unknown[]) =>
      new Promise<Outcome[]>((resolve, reject) => {
        const message = { task, items, rest }
        waiting.push({ message, resolve: (outcomes) => resolve(outcomes as Outcome[]), reject })
        next()
      }),
    async close() {
      if (resting) clearTimeout(resting)
      await Promise.all([...threads].map((thread) => thread.terminate()))
    },
  }
}

/** What a thread does: one batch after the other, as they come, by the function of `tasks` that it is for. */
export function serveThread(tasks: object): void {
  parentPort?.on('message', async ({ task, items, rest }: Job['message']) => {
    const work = (tasks as Record<string, ThreadTask>)[task]
    parentPort?.postMessage(await work?.(items, ...rest))
  })
}
