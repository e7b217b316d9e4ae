import { workerData } from 'node:worker_threads'
import type { ExportBase, PageJob, PageOutcome } from './exportPages'

/**
 * What a thread serves, which has got what all batches have in common at its start: rendering is loaded by the threads
 * that export, not by all of the program.
 */
export async function exportWhenLoaded(jobs: readonly PageJob[]): Promise<PageOutcome[]> {
  const { exportPages } = await import('./exportPages')
  return exportPages(jobs, workerData as ExportBase)
}
