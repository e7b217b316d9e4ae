import type { LookedFile } from './lookForHandle'
import { type RenameWork, renameWork } from './renameWork'
import { createThreads, type Threads } from './threads'

export interface OpenedWork extends RenameWork {
  /** Batches that may be worked on at once. */
  atOnce: number
}

/** Who does the work on many files; what it began is kept for the next task, until it has rested for a while. */
export interface RenameWorkers {
  /** Runs a task on so many files. */
  use<T>(files: number, task: (work: OpenedWork) => Promise<T>): Promise<T>
}

/** Fewer files are done before a thread has started. */
export const manyFiles = 300

/** Threads are ended after so many milliseconds without work: a preview is read for some minutes before it is applied. */
const rest = 5 * 60_000

/**
 * Work in threads of `program` (a built `folderThread.ts`) where files are many; here where they are few, where there is
 * no program, and for what a thread could not do. A thread that has done some work already does the next in half the
 * time.
 */
export function createRenameWorkers(program: string | undefined): RenameWorkers {
  let threads: Threads | null = null
  let users = 0
  let ending: NodeJS.Timeout | undefined
  const end = () => {
    void threads?.close()
    threads = null
  }
  return {
    async use(files, task) {
      if (program === undefined || files < manyFiles) return task({ ...renameWork, atOnce: 1 })
      clearTimeout(ending)
      users += 1
      threads ??= createThreads(program)
      try {
        return await task(workOf(threads))
      } finally {
        users -= 1
        if (users === 0) ending = setTimeout(end, rest).unref()
      }
    },
  }
}

function workOf(threads: Threads): OpenedWork {
  // Both can be done again: a file that was written already is left as it is.
  return {
    lookForHandle: (ids, change) =>
      threads
        .run<LookedFile | null>('lookForHandle', ids, [change])
        .catch(() => renameWork.lookForHandle(ids, change)),
    writeFiles: (files) =>
      threads.run<string | null>('writeFiles', files, []).catch(() => renameWork.writeFiles(files)),
    atOnce: threads.most,
  }
}
