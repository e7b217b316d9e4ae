import { availableParallelism } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'

/** Does a batch of items, with what else it takes; answers for each item, in order. */
type ThreadTask = (items: readonly unknown[], ...rest: unknown[]) => Promise<unknown[]>

/** Threads of one program, begun as they are needed: as many as the machine runs at once. */
export interface Threads {
  /** How many of them there may be. */
  most: number
  /** Starts all of them before there is anything to do, for work that will soon need them. */
  begin(): void
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
  /** How many batches a thread holds at once: with more than one it need not wait until its answer is heard. */
  ahead?: number
  /** The room for objects that live for a short time, in megabytes. */
  youngMegabytes?: number
}

const mostThreads = Math.min(availableParallelism(), 8)

/**
 * `program` is a file that calls `serveThread`. Threads that have rested for `longestRest` milliseconds end and give their
 * memory back; others begin when they are needed again.
 */
export function createThreads(
  program: string,
  {
    longestRest = Number.POSITIVE_INFINITY,
    most = mostThreads,
    data,
    ahead = 1,
    // Reading makes many small objects that live for one post: more room for them saves a sixth of the time.
    youngMegabytes = 96,
  }: ThreadOptions = {},
): Threads {
  /** Each with what it holds; it answers in the same order. */
  const threads = new Map<Worker, Job[]>()
  const waiting: Job[] = []
  let resting: NodeJS.Timeout | null = null

  function endRest(): void {
    for (const [thread, held] of threads) {
      if (held.length > 0) continue
      threads.delete(thread)
      void thread.terminate()
    }
  }

  function begin(): void {
    const thread = new Worker(program, {
      resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
      workerData: data,
    })
    const held: Job[] = []
    threads.set(thread, held)
    // What rests keeps no program running.
    thread.unref()
    thread.on('message', (outcomes: unknown[]) => {
      const job = held.shift()
      if (held.length === 0) thread.unref()
      job?.resolve(outcomes)
      next()
    })
    thread.on('error', (error) => {
      threads.delete(thread)
      for (const job of held.splice(0)) job.reject(error)
      next()
    })
  }

  const withFewest = () => [...threads].sort(([, a], [, b]) => a.length - b.length)[0]

  /** The thread that gets the next batch: one that rests, a new one, or one that may hold more. */
  function takeThread(): [Worker, Job[]] | null {
    const isOneResting = withFewest()?.[1].length === 0
    if (!isOneResting && threads.size < most) begin()
    const taken = withFewest()
    return taken === undefined || taken[1].length >= ahead ? null : taken
  }

  function next(): void {
    if (waiting.length === 0) {
      if (resting) clearTimeout(resting)
      if (longestRest < Number.POSITIVE_INFINITY) resting = setTimeout(endRest, longestRest).unref()
      return
    }
    const [thread, held] = takeThread() ?? []
    const job = thread === undefined ? undefined : waiting.shift()
    if (thread === undefined || held === undefined || job === undefined) return
    held.push(job)
    thread.ref()
    thread.postMessage(job.message)
  }

  return {
    most,
    begin() {
      while (threads.size < most) begin()
    },
    run: <Outcome>(task: string, items: readonly unknown[], rest: readonly unknown[]) =>
      new Promise<Outcome[]>((resolve, reject) => {
        const message = { task, items, rest }
        waiting.push({ message, resolve: (outcomes) => resolve(outcomes as Outcome[]), reject })
        next()
      }),
    async close() {
      if (resting) clearTimeout(resting)
      await Promise.all([...threads.keys()].map((thread) => thread.terminate()))
    },
  }
}

/** What a thread does: one batch after the other, as they come, by the function of `tasks` that it is for. */
export function serveThread(tasks: object): void {
  let last = Promise.resolve()
  parentPort?.on('message', ({ task, items, rest }: Job['message']) => {
    const work = (tasks as Record<string, ThreadTask>)[task]
    last = last.then(async () => parentPort?.postMessage(await work?.(items, ...rest)))
  })
}
