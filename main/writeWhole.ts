import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { type Disk, type OpenFile, patientDisk } from './disk'

/** Mode and owner that the written file shall have. */
export interface KeptAttributes {
  mode: number
  uid: number
  gid: number
}

export interface WriteOptions {
  disk?: Disk
  /** Gets the folder of the file, which the caller makes last by `syncFolder`: once for many files. */
  foldersToSync?: Set<string>
}

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const temporaryName = /^\.byline-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/

/** A hidden name for a file that is being written: short, so that it fits beside a name of 255 bytes. */
export function makeTemporaryName(pid: number = process.pid): string {
  return `.byline-${machine}-${pid}-${randomBytes(6).toString('hex')}.tmp`
}

/** Whether a name is that of a file left behind by a save on this machine whose process is gone. */
export function isStrayTemporary(name: string): boolean {
  const match = temporaryName.exec(name)
  if (!match || match[1] !== machine) return false
  const pid = Number(match[2])
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

/**
 * Puts `bytes` in the place of `target` so that a crash leaves the old or the new file, never a mixture: a new file
 * beside it (never an existing one, never through a link) is written whole, its size checked, synced, and renamed.
 * Throws the system's error; the new file is then removed and the old one untouched, unless the error says otherwise.
 */
export async function writeWhole(
  target: string,
  bytes: Uint8Array,
  keep?: KeptAttributes,
  { disk = patientDisk, foldersToSync }: WriteOptions = {},
): Promise<void> {
  const folder = dirname(target)
  const temporary = join(folder, makeTemporaryName())
  const file = await disk.open(temporary, 'wx', keep ? 0o600 : 0o666)
  try {
    try {
      await writeAll(file, bytes)
      if (keep) await keepAttributes(file, keep)
      await file.sync()
    } finally {
      await file.close()
    }
    await disk.rename(temporary, target)
  } catch (error) {
    await removeStray(disk, temporary)
    throw error
  }
  if (foldersToSync) foldersToSync.add(folder)
  else await syncFolder(folder)
}

async function removeStray(disk: Disk, path: string): Promise<void> {
  try {
    await disk.rm(path, { force: true })
  } catch {
    // What went wrong before is told; a later start removes what is left.
  }
}

async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  let position = 0
  while (position < bytes.length) {
    const { bytesWritten } = await file.write(bytes, position, bytes.length - position, position)
    if (bytesWritten <= 0) throw new Error('the disk took only a part of the text')
    position += bytesWritten
  }
  const { size } = await file.stat()
  if (size !== bytes.length) throw new Error(`the disk holds ${size} of ${bytes.length} bytes`)
}

/**
 * Gives the new file the mode and owner of the old one. Only root may give files away: a file of somebody else that
 * the writer may replace becomes the writer's own, with the old group where that is allowed. Access lists and extended
 * attributes are not carried over.
 */
async function keepAttributes(file: OpenFile, { mode, uid, gid }: KeptAttributes): Promise<void> {
  const present = await file.stat()
  if (present.uid !== uid || present.gid !== gid) {
    if (!(await giveTo(file, uid, gid))) await giveTo(file, present.uid, gid)
  }
  await file.chmod(mode & 0o7777)
}

async function giveTo(file: OpenFile, uid: number, gid: number): Promise<boolean> {
  try {
    await file.chown(uid, gid)
    return true
  } catch {
    return false
  }
}

/** Makes renames last through a power loss. Systems that cannot sync folders (Windows) are left alone. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await patientDisk.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (cause) {
    throw new Error('the new text is in place, but the disk did not confirm that it will stay', { cause })
  }
}
