import { dirname } from 'node:path'
import type { LeftAlone } from '#api'
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

/** Files that are kept from being saved meanwhile, at once. */
const batchSize = 100
/** Batches that are written at once: as many threads may take one. */
const batchesAtOnce = 8
const foldersAtOnce = 8

/**
 * Makes a planned change, each file by the save sequence. Files of the directory move last: until then the handle has its
 * entry, so that a change that was broken off can be made again.
 */
export async function applyPlan(
  { root, files }: RenamePlan,
  inTurn: PostFiles['inTurn'],
  work: RenameWork,
): Promise<{ changed: number; failed: LeftAlone[] }> {
  const reasons = new Map<string, string>()
  const failed = (id: string) => (error: unknown) =>
    void reasons.set(id, `It could not be changed: ${reasonOf(error).reason}.`)

  const changing = files.filter(({ text }) => text !== null)
  const batches = createTaskPool(batchesAtOnce, () => {})
  for (let at = 0; at < changing.length; at += batchSize) {
    const batch = changing.slice(at, at + batchSize)
    batches.add(async () => {
      try {
        const told = await inTurnOfAll(batch, inTurn, () => work.writeFiles(batch))
        for (const [index, reason] of told.entries())
          if (reason !== null) reasons.set(batch[index]!.id, reason)
      } catch (error) {
        for (const { id } of batch) failed(id)(error)
      }
    })
  }
  await batches.whenIdle()

  const syncing = createTaskPool(foldersAtOnce, () => {})
  for (const folder of new Set(changing.map(({ real }) => dirname(real)))) {
    const own = changing.filter(({ real }) => dirname(real) === folder)
    syncing.add(() =>
      syncFolder(folder).catch((error) => {
        for (const { id } of own) failed(id)(error)
      }),
    )
  }
  await syncing.whenIdle()

  for (const { id, path } of files) {
    if (id === path || reasons.has(id)) continue
    const reason = await moveEntry(root, id, path)
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
