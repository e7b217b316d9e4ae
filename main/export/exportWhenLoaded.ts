import type { PageJob, PageOutcome } from './exportPages'

/** What a thread serves: rendering is loaded by the threads that export, not by all of the program. */
export async function exportWhenLoaded(jobs: readonly PageJob[]): Promise<PageOutcome[]> {
  const { exportInThread } = await import('./exportThreads')
  return exportInThread(jobs)
}
