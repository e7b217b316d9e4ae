import { type RenameWork, renameWork } from './renameWork'
import { createThreads } from './threads'

export interface OpenedWork extends RenameWork {
  /** Batches that may be worked on at once. */
  atOnce: number
  close(): Promise<void>
}

/** Fewer files are done before a thread has started. */
export const manyFiles = 300

/**
 * Work on so many files: in threads of `program` (a built `renameThread.ts`) where they are many, else here. Close it
 * when it is done.
 */
export function openRenameWork(program: string | undefined, files: number): OpenedWork {
  if (program === undefined || files < manyFiles) return { ...renameWork, atOnce: 1, close: async () => {} }
  const threads = createThreads(program)
  return {
    lookForHandle: (ids, change) => threads.run('lookForHandle', ids, [change]),
    writeFiles: (files) => threads.run('writeFiles', files, []),
    atOnce: threads.most,
    close: threads.close,
  }
}
