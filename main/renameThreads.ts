import type { LookedFile } from './lookForHandle'
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
 * Work on so many files: in threads of `program` (a built `folderThread.ts`) where they are many; here where they are
 * few, and what a thread could not do. Close it when it is done.
 */
export function openRenameWork(program: string | undefined, files: number): OpenedWork {
  if (program === undefined || files < manyFiles) return { ...renameWork, atOnce: 1, close: async () => {} }
  const threads = createThreads(program)
  // Both can be done again: a file that was written already is left as it is.
  return {
    lookForHandle: (ids, change) =>
      threads
        .run<LookedFile | null>('lookForHandle', ids, [change])
        .catch(() => renameWork.lookForHandle(ids, change)),
    writeFiles: (files) =>
      threads.run<string | null>('writeFiles', files, []).catch(() => renameWork.writeFiles(files)),
    atOnce: threads.most,
    close: threads.close,
  }
}
