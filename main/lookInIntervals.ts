import { basename, dirname, join } from 'node:path/posix'
import type { FolderTree } from './folderTree'
import { lookAtEntry, lookAtFolder, lookAtFolderAlone } from './lookAt'
import { createTaskPool } from './taskPool'

/** Where the system tells of no changes: what is looked at each time. */
export interface IntervalLooks {
  /**
   * Looks at the files in use and at folders where something came or went, and at a part of all others, so that a change
   * anywhere is found within twenty times. Answers with the folders that are new.
   */
  look(inUse: Iterable<string>): Promise<string[]>
}

/** So many files are compared each time, or a twentieth of all. */
const fewestFiles = 1000
const timesPerRound = 20

/** `root` is the folder's real path. */
export function createIntervalLooks(root: string, tree: FolderTree): IntervalLooks {
  let next = 0

  /** Folders that are not, or may not be, as they were. */
  async function findTouched(all: readonly string[]): Promise<Set<string>> {
    const touched = new Set<string>()
    const pool = createTaskPool(16, () => {})
    for (const folder of all) {
      pool.add(async () => {
        const stamp = await lookAtFolderAlone(root, folder)
        if (stamp === null || stamp !== tree.stampOf(folder)) touched.add(folder)
      })
    }
    await pool.whenIdle()
    return touched
  }

  function addPart(all: readonly string[], wanted: Set<string>): void {
    const total = all.reduce((sum, folder) => sum + tree.sizeOf(folder), 0)
    let rest = Math.max(fewestFiles, total / timesPerRound)
    for (let step = 0; step < all.length && rest > 0; step += 1) {
      next = (next + 1) % all.length
      const folder = all[next] ?? ''
      rest -= tree.sizeOf(folder)
      wanted.add(folder)
    }
  }

  return {
    async look(inUse) {
      for (const path of inUse) {
        const folder = dirname(path) === '.' ? '' : dirname(path)
        const found = await lookAtEntry(root, path)
        // What came or went is found by its folder, with all that this means.
        if (found?.kind === 'file') tree.takeEntry(folder, basename(path), found, false)
      }
      const all = [...tree.folders()]
      const wanted = await findTouched(all)
      addPart(all, wanted)
      const fresh = new Set<string>()
      for (const folder of wanted) {
        if (!tree.has(folder)) continue
        const look = await lookAtFolder(root, folder)
        for (const below of tree.take(folder, look)) if (!tree.has(below)) fresh.add(join(below))
      }
      return [...fresh]
    },
  }
}
