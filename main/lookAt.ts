import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { isInside } from './confine'
import { type Disk, patientDisk, swiftDisk } from './disk'
import { isSkippedFolder } from './folderRules'
import { isWatched } from './isWatched'
import { errorCode, reasonOf } from './result'
import { createTaskPool } from './taskPool'

/**
 * Stands for the state of a file or folder: another one after every change. Null for a state so young that a change in
 * the same tick of the file system's clock would leave it as it is: no later look can tell that it is the same.
 */
export type Stamp = string | null

/** What stands at a path: a file that matters, a folder to look into, or something that cannot be followed. */
export type Found =
  | { kind: 'file'; stamp: Stamp }
  | { kind: 'folder' }
  | { kind: 'trouble'; stamp: Stamp; reason: string }

/** A folder as it is: what matters of its entries, by name. */
export interface FolderLook {
  entries: [name: string, found: Found][]
  /** Of the folder itself: another one when an entry came, went or was replaced. */
  stamp: Stamp
}

/** Why a folder could not be read; null when it is not there any more. */
export interface NoLook {
  reason: string | null
}

/** Ticks of file systems that know whole seconds only (some of them: every other), and of all others. */
const coarseTick = 2100
const fineTick = 60

function stampOf({ mtimeMs, ctimeMs, size, ino }: Stats, now: number): Stamp {
  const age = Math.abs(now - Math.max(mtimeMs, ctimeMs))
  if (age < (mtimeMs % 1000 === 0 ? coarseTick : fineTick)) return null
  return `${mtimeMs} ${ctimeMs} ${size} ${ino}`
}

/** What stands at a path below `root` (a real path); null for nothing, and for what does not matter. */
export async function lookAtEntry(
  root: string,
  path: string,
  disk: Disk = patientDisk,
): Promise<Found | null> {
  const now = Date.now()
  let stats: Stats
  try {
    stats = await disk.lstat(join(root, path))
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null
    return isWatched(path) ? trouble(reasonOf(error).reason) : null
  }
  if (stats.isDirectory()) return isSkippedFolder(path) ? null : { kind: 'folder' }
  if (!isWatched(path)) return null
  if (!stats.isSymbolicLink()) return { kind: 'file', stamp: stampOf(stats, now) }
  try {
    const target = await disk.realpath(join(root, path))
    if (!isInside(root, target)) return trouble('it is a link that leads out of the content folder')
    const there = await disk.stat(target)
    if (there.isDirectory()) return null
    const [own, its] = [stampOf(stats, now), stampOf(there, now)]
    return { kind: 'file', stamp: own && its && `${own} ${its}` }
  } catch {
    return trouble('it is a link to something that is not there')
  }
}

const trouble = (reason: string): Found => ({ kind: 'trouble', stamp: reason, reason })

/** The state of a folder itself. */
export async function lookAtFolderAlone(root: string, folder: string): Promise<Stamp> {
  const now = Date.now()
  try {
    return stampOf(await patientDisk.stat(join(root, folder)), now)
  } catch {
    return null
  }
}

/** Looks at all entries of a folder (not at those of the folders in it). */
export async function lookAtFolder(
  root: string,
  folder: string,
  disk: Disk = patientDisk,
): Promise<FolderLook | NoLook> {
  const now = Date.now()
  try {
    const stamp = stampOf(await disk.stat(join(root, folder)), now)
    const entries: [string, Found][] = []
    const pool = createTaskPool(16, () => {})
    for (const entry of await disk.readdir(join(root, folder), { withFileTypes: true })) {
      const { name } = entry
      const path = folder === '' ? name : `${folder}/${name}`
      if (entry.isDirectory()) {
        if (!isSkippedFolder(path)) entries.push([name, { kind: 'folder' }])
      } else if (isWatched(path)) {
        pool.add(async () => {
          const found = await lookAtEntry(root, path, disk)
          if (found !== null) entries.push([name, found])
        })
      }
    }
    await pool.whenIdle()
    return { entries, stamp }
  } catch (error) {
    return { reason: ['ENOENT', 'ENOTDIR'].includes(errorCode(error)) ? null : reasonOf(error).reason }
  }
}

/**
 * Looks at many folders in a thread of their own, where waiting for the disk holds nobody up. Answers with the looks as
 * JSON: from thread to thread that costs a part of what objects do.
 */
export async function lookAtFolders(folders: readonly string[], root: string): Promise<string[]> {
  const looks: string[] = []
  for (const folder of folders) looks.push(JSON.stringify(await lookAtFolder(root, folder, swiftDisk)))
  return looks
}
