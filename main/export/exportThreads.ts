import { workerData } from 'node:worker_threads'
import { createThreads } from '../threads'
import { type ExportBase, exportPages, type PageJob, type PageOutcome } from './exportPages'

/** Fewer posts are done before a thread has started. */
const fewestPosts = 60

/** Does pages in threads, or here where there are few posts or one job. */
export interface ExportWork {
  atOnce: number
  exportPages(jobs: readonly PageJob[], base: ExportBase): Promise<PageOutcome[]>
  close(): Promise<void>
}

/** `program`: a file whose threads serve `exportInThread`; null does all here. */
export function createExportWork(
  program: string | null,
  jobs: number,
  posts: number,
  base: ExportBase,
): ExportWork {
  if (program === null || jobs < 2 || posts < fewestPosts)
    return { atOnce: 1, exportPages, close: async () => {} }
  const threads = createThreads(program, { most: jobs, data: base })
  return {
    atOnce: jobs,
    exportPages: (batch) => threads.run<PageOutcome>('exportInThread', batch, []),
    close: () => threads.close(),
  }
}

/** The same in a thread, which has got what all batches have in common at its start. */
export const exportInThread = (jobs: readonly PageJob[]): Promise<PageOutcome[]> =>
  exportPages(jobs, workerData as ExportBase)
