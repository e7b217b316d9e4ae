import type { FailureCode } from '#api'
import { createBreather } from './breather'
import { type Disk, swiftDisk } from './disk'
import { type HandleChange, type LookedFile, lookForHandle, type PlannedFile } from './lookForHandle'
import { reasonOf } from './result'
import { saveFile } from './saveFile'
import { createTaskPool } from './taskPool'

/** The parts of giving a handle another name that take long: done here, or in several threads (see threads.ts). */
export interface RenameWork {
  /** Answers for each path below the folder, in order. */
  lookForHandle(ids: readonly string[], change: HandleChange): Promise<(LookedFile | null)[]>
  /**
   * Writes new texts, each by the save sequence; the caller syncs the folders. Answers for each file, in order, with why
   * it was left alone, or null.
   */
  writeFiles(files: readonly PlannedFile[]): Promise<(string | null)[]>
}

/** Files that are written at once. */
const openAtOnce = 8

export const createRenameWork = (disk: Disk = swiftDisk): RenameWork => ({
  async lookForHandle(ids, change) {
    const breathe = createBreather()
    const looked: (LookedFile | null)[] = []
    for (const id of ids) {
      await breathe()
      looked.push(await lookForHandle(id, change))
    }
    return looked
  },

  async writeFiles(files) {
    const breathe = createBreather()
    const reasons: (string | null)[] = []
    const pool = createTaskPool(openAtOnce, () => {})
    for (const [index, file] of files.entries()) {
      pool.add(async () => {
        await breathe()
        reasons[index] = await writeFile(file, disk).catch(
          (error: unknown) => `It could not be changed: ${reasonOf(error).reason}.`,
        )
      })
    }
    await pool.whenIdle()
    return reasons
  },
})

export const renameWork: RenameWork = createRenameWork()

async function writeFile({ real, hash, text }: PlannedFile, disk: Disk): Promise<string | null> {
  if (text === null) return null
  const saved = await saveFile(real, Buffer.from(text), hash, 'The file', {
    disk,
    foldersToSync: new Set(),
  })
  if (saved.ok) return null
  return reasonsOfSaving[saved.error.code] ?? saved.error.message
}

const reasonsOfSaving: Partial<Record<FailureCode, string>> = {
  'changed-on-disk': 'Another program changed it since you looked at the changes, so it was left alone.',
  'not-found': 'It is not there any more: it was deleted, moved or renamed.',
  'disk-full': 'The disk is full, so it was left as it is. Free some space, then change the handle again.',
}
