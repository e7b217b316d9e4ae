import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import type { Result } from '#api'
import { patientDisk } from './disk'
import { openForReading } from './openForReading'
import { errorCode, fail, failureOf, ok } from './result'
import { type WriteOptions, writeWhole } from './writeWhole'

/** SHA-256 of the bytes, in hex: the revision of a file. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The largest file that is opened as a post. */
export const largestPost = 64 * 1024 * 1024

/**
 * Reads a regular file whole. Refuses folders, pipes and devices without waiting for them, and files over `limit` bytes.
 * `name` is used in messages.
 */
export async function readRegularFile(
  path: string,
  name: string,
  limit = largestPost,
  disk = patientDisk,
): Promise<Result<Buffer>> {
  try {
    const file = await openForReading(path, disk)
    try {
      const info = await file.stat()
      if (!info.isFile())
        return fail('not-text', `${name} is not a file but ${kindOf(info)}, so it cannot be opened.`)
      if (info.size > limit) {
        return fail(
          'failed',
          `${name} has ${Math.round(info.size / 1048576)} MB, more than the ${limit / 1048576} MB that Byline opens. Split it into smaller posts.`,
        )
      }
      return ok(await file.readFile())
    } finally {
      await file.close()
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return fail('not-found', `${name} is not there: it was deleted, moved or renamed.`)
    }
    return failureOf(error, `${name} could not be read`)
  }
}

function kindOf(info: { isDirectory(): boolean; isFIFO(): boolean }): string {
  return info.isDirectory() ? 'a folder' : info.isFIFO() ? 'a pipe' : 'a device'
}

/** Time stamps are that coarse on some disks, in milliseconds: two changes within it can look like one. */
const coarseStamp = 2000

/** Whether a file is certainly as it was when it was looked at before: nothing at all was changed in it since. */
function isUntouched(now: Stats, before: Stats): boolean {
  const isSame =
    now.ino === before.ino &&
    now.dev === before.dev &&
    now.size === before.size &&
    now.mtimeMs === before.mtimeMs &&
    now.ctimeMs === before.ctimeMs
  return isSame && Date.now() - now.ctimeMs > coarseStamp
}

export interface SaveOptions extends WriteOptions {
  /** What the file looked like just before it was read: it is not read again where it still looks the same. */
  lookedLike?: Stats
}

/**
 * Replaces the file at `path` (all links followed already) by `bytes`, if it is still the revision `seen`; answers with
 * the new revision. Text equal to what is on disk writes nothing. A hard link to the same file keeps the old text.
 */
export async function saveFile(
  path: string,
  bytes: Uint8Array,
  seen: string,
  name: string,
  options: SaveOptions = {},
): Promise<Result<{ hash: string; written: boolean }>> {
  const { disk = patientDisk } = options
  const hash = hashBytes(bytes)
  try {
    const info = await disk.lstat(path)
    if (!info.isFile())
      return fail(
        'not-text',
        `${name} is now ${kindOf(info)}, so the post was not saved. Your text is still here.`,
      )
    const isSeen = options.lookedLike !== undefined && isUntouched(info, options.lookedLike)
    const present = isSeen ? seen : hashBytes(await disk.readFile(path))
    if (present === hash) return ok({ hash, written: false })
    if (present !== seen) {
      return fail(
        'changed-on-disk',
        `${name} was changed by another program since you opened it, so it was not overwritten. Compare the two versions, then save again.`,
      )
    }
    await writeWhole(path, bytes, info, options)
    return ok({ hash, written: true })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return fail(
        'not-found',
        `${name} is not there any more: it was deleted, moved or renamed. Your text is still here; nothing was written.`,
      )
    }
    const advice: Record<string, string> = {
      EACCES: 'A save needs the right to write in the folder as well. Your text is still here.',
      ENOSPC: 'Free some space, then save again. Your text is still here, and the file is as it was.',
    }
    return failureOf(
      error,
      `${name} could not be saved`,
      advice[errorCode(error)] ?? 'Your text is still here.',
    )
  }
}

/** Writes a file that must not be there yet, whole or not at all; answers with its revision. */
export async function createFile(
  path: string,
  bytes: Uint8Array,
  name: string,
): Promise<Result<{ hash: string }>> {
  try {
    await patientDisk.lstat(path)
    return fail(
      'changed-on-disk',
      `${name} is there again, so it was not overwritten. Your text is still here.`,
    )
  } catch (error) {
    if (errorCode(error) !== 'ENOENT')
      return failureOf(error, `${name} could not be written`, 'Your text is still here.')
  }
  try {
    await writeWhole(path, bytes)
    return ok({ hash: hashBytes(bytes) })
  } catch (error) {
    return failureOf(error, `${name} could not be written`, 'Your text is still here.')
  }
}
