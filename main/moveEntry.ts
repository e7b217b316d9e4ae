import type { Stats } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Disk, patientDisk } from './disk'
import { reasonOf } from './result'
import { syncFolder } from './writeWhole'

/** What moves when a file of the authors directory gets another path: the file, or the folder of a page. */
function placesOf(root: string, from: string, to: string): { from: string; to: string } {
  const isPage = basename(from) === basename(to)
  const part = isPage ? dirname : (path: string) => path
  return { from: join(root, part(from)), to: join(root, part(to)) }
}

async function look(path: string): Promise<Stats | null> {
  return lstat(path).catch(() => null)
}

/** Why a file of the authors directory cannot move (paths below `root`), or null. Nothing is ever moved over another. */
export async function whyNotMove(root: string, from: string, to: string): Promise<string | null> {
  const place = placesOf(root, from, to)
  const there = await look(place.to)
  if (there === null) return null
  const own = await look(place.from)
  // Names that differ only in case are one file on many disks.
  if (own !== null && own.ino === there.ino && own.dev === there.dev) return null
  const what = there.isDirectory() ? 'folder' : 'file'
  return `It cannot be renamed: there is a ${what} “${basename(place.to)}” already. Remove that one first.`
}

/** Moves a file of the authors directory, so that it lasts; answers with why it did not, or null. */
export async function moveEntry(
  root: string,
  from: string,
  to: string,
  disk: Disk = patientDisk,
): Promise<string | null> {
  const obstacle = await whyNotMove(root, from, to)
  if (obstacle !== null) return obstacle
  const place = placesOf(root, from, to)
  try {
    await disk.rename(place.from, place.to)
    await syncFolder(dirname(place.to), disk)
    return null
  } catch (error) {
    return `It could not be renamed: ${reasonOf(error).reason}.`
  }
}
