import { createHash, randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { type Disk, type OpenFile, patientDisk } from './disk'
import { openForReading } from './openForReading'
import { renamePatiently } from './renamePatiently'
import { errorCode } from './result'

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
  /** False: neither file nor folder is synced, for what can be made again. A kill leaves it whole all the same. */
  isLasting?: boolean
  /** Where the new file is written, on the same disk; the folder of the target if it is left out. */
  temporaryFolder?: string
  /** Nothing is put in its place any more once this is aborted: the caller has given up. */
  signal?: AbortSignal
  /** Runs while the disk is busy with the new file; what it throws keeps that from being put in its place. */
  meanwhile?: () => Promise<void>
  /** Looks once more whether the old file may be replaced, when the new one is complete; throws if not. */
  confirm?: () => Promise<void>
}

/** Stands for this machine in names of files. */
export const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const temporaryName = /^\.byline-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/

/** A hidden name for a file that is being written: short, so that it fits beside a name of 255 bytes. */
export function makeTemporaryName(pid: number = process.pid): string {
  // Its last part is chance alone, made for many at once: drawing six bytes each time takes longer.
  return `.byline-${machine}-${pid}-${randomUUID().slice(-12)}.tmp`
}

/** Whether a name is that of a file left behind by a save on this machine whose process is gone. */
export function isStrayTemporary(name: string): boolean {
  const match = temporaryName.exec(name)
  if (!match || match[1] !== machine) return false
  return isProcessGone(Number(match[2]))
}

/** Whether no process of this machine has this number. */
export function isProcessGone(pid: number): boolean {
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
  {
    disk = patientDisk,
    foldersToSync,
    isLasting = true,
    temporaryFolder,
    signal,
    meanwhile,
    confirm,
  }: WriteOptions = {},
): Promise<void> {
  const folder = dirname(target)
  const { file, temporary } = await openTemporary(disk, temporaryFolder ?? folder, keep ? 0o600 : 0o666)
  try {
    try {
      await writeAll(file, bytes)
      const written = await file.stat()
      if (written.size !== bytes.length)
        throw new Error(`the disk holds ${written.size} of ${bytes.length} bytes`)
      if (keep) await keepAttributes(file, written, keep)
      const [synced, done] = await Promise.allSettled([isLasting && file.sync(), meanwhile?.()])
      if (synced.status === 'rejected') throw synced.reason
      if (done.status === 'rejected') throw done.reason
    } finally {
      await file.close()
    }
    await confirm?.()
    signal?.throwIfAborted()
    const former = keep && !foldersToSync ? await holdFormer(disk, target) : null
    try {
      await renamePatiently(disk, temporary, target)
    } finally {
      former?.letGo()
    }
  } catch (error) {
    await removeStray(disk, temporary)
    throw error
  }
  if (!isLasting) return
  if (foldersToSync) foldersToSync.add(folder)
  else await syncFolder(folder, disk)
}

/**
 * Keeps a file that is about to be replaced open for the moment: else the rename waits until all its blocks are free.
 * Windows replaces no file that is open.
 */
async function holdFormer(disk: Disk, path: string): Promise<{ letGo(): void } | null> {
  if (process.platform === 'win32') return null
  try {
    const file = await openForReading(path, disk)
    const close = async () => (file.letGo ? file.letGo() : file.close())
    return { letGo: () => void setTimeout(() => close().catch(() => {}), afterAnswer).unref() }
  } catch {
    return null
  }
}

/** Milliseconds after which a save has been answered, on a disk that is not slow. */
const afterAnswer = 5

const namesToTry = 5

/** A new file under a name that nothing has: what is there already, a planted link for one, is left alone. */
async function openTemporary(disk: Disk, folder: string, mode: number) {
  for (let tried = 1; ; tried += 1) {
    const temporary = join(folder, makeTemporaryName())
    try {
      return { temporary, file: await disk.open(temporary, 'wx', mode) }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || tried === namesToTry) throw error
    }
  }
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
}

/**
 * Gives the new file the mode and owner of the old one. Only root may give files away: a file of somebody else that
 * the writer may replace becomes the writer's own, with the old group where that is allowed. Access lists and extended
 * attributes are not carried over.
 */
async function keepAttributes(
  file: OpenFile,
  present: KeptAttributes,
  { mode, uid, gid }: KeptAttributes,
): Promise<void> {
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
export async function syncFolder(folder: string, disk: Disk = patientDisk): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await disk.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (cause) {
    throw new Error('the new text is in place, but the disk did not confirm that it will stay', { cause })
  }
}
