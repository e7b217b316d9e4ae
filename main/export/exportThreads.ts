import { setImmediate } from 'node:timers/promises'
import { createThreads } from '../threads'
import type { ExportBase, PageJob, PageOutcome } from './exportPages'

/** Fewer posts are done before a thread has started; and a thread for fewer than these is of no use. */
const fewestPosts = 60

/** Does pages in threads, or here where there are few posts or one job. */
export interface ExportWork {
  atOnce: number
  /** Begins to get ready for pages that will come. */
  begin(): void
  exportPages(jobs: readonly PageJob[], base: ExportBase): Promise<PageOutcome[]>
  close(): Promise<void>
}

export interface ExportWorkOptions {
  /** A file whose threads serve `exportInThread`; null does all here. */
  program: string | null
  /** How many posts are worked on at once, and how many there are. */
  jobs: number
  posts: number
  base: ExportBase
  /** Whether one of the jobs is done here: nobody else waits for this thread, and it has rendering loaded. */
  isOneHere: boolean
}

/** Batches that a thread holds at once: while one is done here no answer is heard. */
const ahead = 3

export function createExportWork({ program, jobs, posts, base, isOneHere }: ExportWorkOptions): ExportWork {
  if (program === null || jobs < 2 || posts < fewestPosts)
    return { atOnce: 1, begin: loadRendering, exportPages: exportHere, close: async () => {} }
  const most = Math.min(isOneHere ? jobs - 1 : jobs, Math.ceil(posts / fewestPosts))
  // A post's objects live until its page is made: with little room few of them outlive that, and the room stays small.
  const threads = createThreads(program, { most, data: base, ahead, youngMegabytes: 12 })
  let isHereFree = isOneHere
  return {
    atOnce: most * ahead + (isOneHere ? 1 : 0),
    begin() {
      threads.begin()
      if (isOneHere) loadRendering()
    },
    async exportPages(batch) {
      if (!isHereFree) return threads.run<PageOutcome>('exportInThread', batch, [])
      isHereFree = false
      // Answers of threads are heard before.
      await setImmediate()
      const outcomes = await exportHere(batch, base)
      isHereFree = true
      return outcomes
    },
    close: () => threads.close(),
  }
}

/** Only when a page is made: often none has changed. */
const rendering = () => import('./exportPages')

const loadRendering = () => void rendering()

async function exportHere(batch: readonly PageJob[], base: ExportBase): Promise<PageOutcome[]> {
  const { exportPages } = await rendering()
  return exportPages(batch, base)
}
