import { createThreads } from '../threads'
import { type PostWork, postWork } from './postWork'

/** Fewer posts are done before a thread has started. */
const fewestPosts = 300
/** Posts that a thread gets at once: few enough that all threads end at about the same time. */
const batchSize = 100

/** Does the work in as many threads as the machine runs at once. `program` is a file that serves `postWork`. */
export function createThreadedWork(program: string): PostWork {
  return {
    editPosts: async (posts, ...rest) => {
      if (posts.length < fewestPosts) return postWork.editPosts(posts, ...rest)
      return spread(program, 'editPosts', posts, rest)
    },
    readFields: async (posts, ...rest) => {
      if (posts.length < fewestPosts) return postWork.readFields(posts, ...rest)
      return spread(program, 'readFields', posts, rest)
    },
    countPosts: async (posts, ...rest) => {
      if (posts.length < fewestPosts) return postWork.countPosts(posts, ...rest)
      return spread(program, 'countPosts', posts, rest)
    },
  }
}

/** Answers in the order of the posts. */
async function spread<Outcome>(
  program: string,
  task: keyof PostWork,
  posts: readonly unknown[],
  rest: readonly unknown[],
): Promise<Outcome[]> {
  const threads = createThreads(program)
  const batches: Promise<Outcome[]>[] = []
  for (let at = 0; at < posts.length; at += batchSize) {
    batches.push(threads.run<Outcome>(task, posts.slice(at, at + batchSize), rest))
  }
  try {
    return (await Promise.all(batches)).flat()
  } finally {
    await threads.close()
  }
}
