import { readlinkSync } from 'node:fs'
import { type OpenFile, patientDisk } from './disk'
import { openForReading } from './openForReading'

/**
 * Opens a file by its real path. Where a link has taken the place of a part of that since it was looked at, what was
 * opened may lie anywhere: it is closed unread (ELOOP).
 */
export async function openReal(path: string, disk = patientDisk): Promise<OpenFile> {
  const file = await openForReading(path, disk)
  try {
    if (await isAt(file, path, disk)) return file
  } catch (error) {
    await file.close()
    throw error
  }
  await file.close()
  throw Object.assign(new Error('a link took the place of the file'), { code: 'ELOOP' })
}

async function isAt(file: OpenFile, path: string, disk: typeof patientDisk): Promise<boolean> {
  // Linux knows where an open file is, even when its name has gone since.
  if (process.platform === 'linux' && file.fd !== undefined) {
    const place = placeOf(file.fd)
    const fold = (name: string) => name.normalize('NFC').toLowerCase()
    if (place === path || place === `${path} (deleted)`) return true
    // Disks that do not tell case apart may name it otherwise than it was asked for.
    if (place !== null && fold(place) !== fold(path)) return false
  }
  const opened = await file.stat()
  if ((await disk.realpath(path)) !== path) return false
  const there = await disk.lstat(path)
  return there.ino === opened.ino && there.dev === opened.dev
}

/** Where Linux says that an open file is: out of its memory, so no disk is waited for. */
function placeOf(fd: number): string | null {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return null
  }
}
