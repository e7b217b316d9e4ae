import { availableParallelism } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'
import type { PostPlace } from '../editPosts'
import { type PostWork, postWork } from './postWork'

/** Fewer posts are done before a thread has started. */
const fewestPosts = 300
/** Posts that a thread gets at once: few enough that all threads end at about the same time. */
const batchSize = 100

interface Batch {
  task: keyof PostWork
  posts: readonly PostPlace[]
  /** What the task takes besides the posts. */
  rest: unknown[]
}

/** Does the work in as many threads as the machine runs at once. `program` is a file that calls `serveThread`. */
export function createThreadedWork(program: string): PostWork {
  return {
    editPosts: async (posts, ...rest) => {
      if (posts.length < fewestPosts) return postWork.editPosts(posts, ...rest)
      return spread(program, { task: 'editPosts', posts, rest })
    },
    readFields: async (posts, ...rest) => {
      if (posts.length < fewestPosts) return postWork.readFields(posts, ...rest)
      return spread(program, { task: 'readFields', posts, rest })
    },
  }
}

/** Each thread fetches batches until none is left. Answers in the order of the posts. */
async function spread<Outcome>(program: string, { posts, ...task }: Batch): Promise<Outcome[]> {
  const outcomes: Outcome[][] = []
  const batches: (readonly PostPlace[])[] = []
  for (let at = 0; at < posts.length; at += batchSize) batches.push(posts.slice(at, at + batchSize))
  let next = 0

  const run = () =>
    new Promise<void>((resolve, reject) => {
      // Reading makes many small objects that live for one post: more room for them saves a sixth of the time.
      const worker = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb: 96 } })
      const give = () => {
        const own = next++
        const batch = batches[own]
        if (batch === undefined) return resolve(worker.terminate().then(() => {}))
        worker.once('message', (done: Outcome[]) => {
          outcomes[own] = done
          give()
        })
        worker.postMessage({ ...task, posts: batch })
      }
      worker.once('error', reject)
      give()
    })
  const threads = Math.min(availableParallelism(), batches.length, 8)
  await Promise.all(Array.from({ length: threads }, run))
  return outcomes.flat()
}

/** What a thread does: one batch after the other, as they come. */
export function serveThread(): void {
  parentPort?.on('message', async ({ task, posts, rest }: Batch) => {
    const work = postWork[task] as (posts: readonly PostPlace[], ...rest: unknown[]) => Promise<unknown[]>
    parentPort?.postMessage(await work(posts, ...rest))
  })
}
