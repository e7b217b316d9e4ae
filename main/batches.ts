import { createTaskPool } from './taskPool'

export interface BatchOptions {
  /** Items of a batch, and batches that are worked on at once. */
  size: number
  atOnce: number
  /** Once it is aborted no batch is begun any more. */
  signal: AbortSignal
  onProgress(done: number, total: number): void
}

/**
 * Works on many items batch by batch. Answers for each item, in order; undefined for those of batches that were not
 * begun. An error of one batch ends the work.
 */
export async function inBatches<Item, Outcome>(
  items: readonly Item[],
  { size, atOnce, signal, onProgress }: BatchOptions,
  work: (batch: Item[]) => Promise<Outcome[]>,
): Promise<(Outcome | undefined)[]> {
  const outcomes: (Outcome | undefined)[] = items.map(() => undefined)
  let errors: { error: unknown }[] = []
  let done = 0
  const pool = createTaskPool(atOnce, (error) => {
    errors = [...errors, { error }]
  })
  for (let at = 0; at < items.length; at += size) {
    pool.add(async () => {
      if (signal.aborted || errors.length > 0) return
      const batch = items.slice(at, at + size)
      for (const [index, outcome] of (await work(batch)).entries()) outcomes[at + index] = outcome
      done += batch.length
      onProgress(done, items.length)
    })
  }
  await pool.whenIdle()
  const [first] = errors
  if (first !== undefined) throw first.error
  return outcomes
}
