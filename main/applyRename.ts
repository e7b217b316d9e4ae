import { dirname } from 'node:path'
import type { LeftAlone } from '#api'
import { type BatchOptions, inBatches } from './batches'
import type { Disk } from './disk'
import type { PlannedFile } from './lookForHandle'
import { moveEntry } from './moveEntry'
import type { PostFiles } from './postFiles'
import type { RenameWork } from './renameWork'
import { reasonOf } from './result'
import { createTaskPool } from './taskPool'
import { syncFolder } from './writeWhole'

/** What a preview has shown. */
export interface RenamePlan {
  root: string
  files: PlannedFile[]
}

const foldersAtOnce = 8

const stopped =
  'It was not changed, because you stopped before its turn. Change the handle again for the rest.'

/**
 * Makes a planned change, each file by the save sequence. Files of the directory move last: until then the handle has its
 * entry, so that a change that was broken off can be made again. Stopped by the signal, it leaves the rest alone.
 */
export async function applyPlan(
  { root, files }: RenamePlan,
  inTurn: PostFiles['inTurn'],
  work: RenameWork,
  options: BatchOptions,
  disk?: Disk,
): Promise<{ changed: number; failed: LeftAlone[] }> {
  const reasons = new Map<string, string>()
  const failed = (id: string) => (error: unknown) =>
    void reasons.set(id, `It could not be changed: ${reasonOf(error).reason}.`)

  const changing = files.filter(({ text }) => text !== null)
  const told = await inBatches(changing, options, async (batch) => {
    try {
      return await inTurnOfAll(batch, inTurn, () => work.writeFiles(batch))
    } catch (error) {
      return batch.map(() => `It could not be changed: ${reasonOf(error).reason}.`)
    }
  })
  for (const [index, { id }] of changing.entries()) {
    const reason = told[index] === undefined ? stopped : told[index]
    if (reason !== null) reasons.set(id, reason)
  }

  const syncing = createTaskPool(foldersAtOnce, () => {})
  for (const folder of new Set(changing.map(({ real }) => dirname(real)))) {
    const own = changing.filter(({ real }) => dirname(real) === folder)
    syncing.add(() =>
      syncFolder(folder, disk).catch((error) => {
        for (const { id } of own) failed(id)(error)
      }),
    )
  }
  await syncing.whenIdle()

  for (const { id, path } of files) {
    if (id === path || reasons.has(id)) continue
    const reason = options.signal.aborted ? stopped : await moveEntry(root, id, path, disk)
    if (reason !== null) reasons.set(id, reason)
  }
  return {
    changed: files.length - reasons.size,
    failed: [...reasons].map(([id, reason]) => ({ id, reason })),
  }
}

/** Runs a task while no save of any of the files runs. Batches share no file, so none can wait for another for ever. */
async function inTurnOfAll<T>(
  files: readonly PlannedFile[],
  inTurn: PostFiles['inTurn'],
  task: () => Promise<T>,
): Promise<T> {
  let begin = () => {}
  const hasBegun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const result = hasBegun.then(task)
  let missing = files.length
  const turns = files.map(({ real }) =>
    inTurn(real, async () => {
      missing -= 1
      if (missing === 0) begin()
      await result
    }),
  )
  await Promise.all(turns)
  return result
}
