import { hash as hashAtOnce } from 'node:crypto'
import type { Stats } from 'node:fs'
import type { Result } from '#api'
import { patientDisk } from './disk'
import { openForReading } from './openForReading'
import { openReal } from './openReal'
import { errorCode, fail, failureOf, ok } from './result'
import { type WriteOptions, writeWhole } from './writeWhole'

/** SHA-256 of the bytes, in hex: the revision of a file. */
export function hashBytes(bytes: Uint8Array): string {
  return hashAtOnce('sha256', bytes, 'hex')
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
  open = openForReading,
): Promise<Result<Buffer>> {
  try {
    const file = await open(path, disk)
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

/** The same by a real path: a link that has taken the place of a part of it since is not followed. */
export function readRealFile(
  path: string,
  name: string,
  limit = largestPost,
  disk = patientDisk,
): Promise<Result<Buffer>> {
  return readRegularFile(path, name, limit, disk, openReal)
}

function kindOf(info: { isDirectory(): boolean; isFIFO(): boolean }): string {
  return info.isDirectory() ? 'a folder' : info.isFIFO() ? 'a pipe' : 'a device'
}

/** Time stamps are that coarse on some disks, in milliseconds: two changes within it can look like one. */
const coarseStamp = 2000

function looksTheSame(now: Stats, before: Stats): boolean {
  return (
    now.ino === before.ino &&
    now.dev === before.dev &&
    now.size === before.size &&
    now.mtimeMs === before.mtimeMs &&
    now.ctimeMs === before.ctimeMs
  )
}

/** Whether a file is certainly as it was when it was looked at before: nothing at all was changed in it since. */
function isUntouched(now: Stats, before: Stats): boolean {
  return looksTheSame(now, before) && Date.now() - now.ctimeMs > coarseStamp
}

export interface SaveOptions extends WriteOptions {
  /** What the file looked like just before it was read: it is not read again where it still looks the same. */
  lookedLike?: Stats
  /** Says by what a file looks like why it may not be replaced; nothing is written before. */
  permit?: (info: Stats) => Promise<Result<unknown>>
  /** The same by its bytes. */
  judge?: (present: Buffer) => Result<unknown>
  /** Whether a revision on disk is our own, of a save of which nobody knows whether it will stay: it is written again. */
  isOurs?: (present: string) => boolean
  /** Is told the revision of what is being written, before it is in place. */
  onHash?: (hash: string) => void
}

/** What is answered instead of replacing a file, thrown from the midst of writing. */
class Refusal<T = never> extends Error {
  constructor(readonly answer: Result<T>) {
    super(answer.ok ? 'nothing to write' : answer.error.message)
  }
}

/**
 * Replaces the file at `path` (all links followed already) by `bytes`, if it is still the revision `seen`; answers with
 * the new revision. Looks at the file once more just before that. Text equal to what is on disk writes nothing. A hard
 * link to the same file keeps the old text.
 */
export async function saveFile(
  path: string,
  bytes: Uint8Array,
  seen: string,
  name: string,
  options: SaveOptions = {},
): Promise<Result<{ hash: string; written: boolean }>> {
  const { disk = patientDisk, permit, judge, isOurs = () => false, onHash } = options
  const changed = fail(
    'changed-on-disk',
    `${name} was changed by another program since you opened it, so it was not overwritten. Compare the two versions, then save again.`,
  )
  try {
    const info = await disk.lstat(path)
    if (!info.isFile())
      return fail(
        'not-text',
        `${name} is not a file but ${kindOf(info)} now, so it was not saved. Your text is still here.`,
      )
    const permitted = await permit?.(info)
    if (permitted?.ok === false) return permitted

    let present: string | undefined
    let hash: string | undefined
    const look = async () => {
      if (options.lookedLike !== undefined && isUntouched(info, options.lookedLike)) return seen
      const read = await readRegularFile(path, name, largestPost, disk)
      if (!read.ok) throw new Refusal(read)
      const judged = judge?.(read.value)
      if (judged?.ok === false) throw new Refusal(judged)
      return hashBytes(read.value)
    }
    // A text that was not changed is not written. What is there is else looked at while the disk is busy with the new one.
    if (info.size === bytes.length) {
      hash = hashBytes(bytes)
      if (hash === seen) present = await look()
      if (present === hash && !isOurs(present)) return ok({ hash, written: false })
    }
    const meanwhile = async () => {
      present ??= await look()
      hash ??= hashBytes(bytes)
      // Another program has written the same.
      if (present === hash && !isOurs(present)) throw new Refusal(ok({ hash, written: false }))
      if (present !== seen && !isOurs(present)) throw new Refusal(changed)
      onHash?.(hash)
    }
    const confirm = async () => {
      const now = await disk.lstat(path)
      if (looksTheSame(now, info)) return
      if (!now.isFile() || hashBytes(await disk.readFile(path)) !== present) throw new Refusal(changed)
    }
    await writeWhole(path, bytes, info, { ...options, confirm, meanwhile })
    return ok({ hash: hash ?? hashBytes(bytes), written: true })
  } catch (error) {
    if (error instanceof Refusal) return error.answer
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
  options: WriteOptions = {},
): Promise<Result<{ hash: string }>> {
  const { disk = patientDisk } = options
  const taken = fail(
    'changed-on-disk',
    `${name} is there again, so it was not overwritten. Your text is still here.`,
  )
  /** Nothing is there yet. */
  const confirm = async () => {
    try {
      await disk.lstat(path)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return
      throw error
    }
    throw new Refusal(taken)
  }
  try {
    await confirm()
    await writeWhole(path, bytes, undefined, { ...options, confirm })
    return ok({ hash: hashBytes(bytes) })
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    return failureOf(error, `${name} could not be written`, 'Your text is still here.')
  }
}
