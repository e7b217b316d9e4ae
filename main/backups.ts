import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PostId } from '#api'
import { type Backup, decodeBackup, encodeBackup } from './backupFile'
import { type Disk, patientDisk } from './disk'
import { makeFolder } from './makeFolder'
import { createPresence, presencePattern } from './presence'
import { isStrayTemporary, writeWhole } from './writeWhole'

/** A backup that an earlier window left, by the name that it is asked for. */
export interface KeptBackup extends Backup {
  token: string
}

/**
 * Backups of unsaved text in the user-data folder: one of each post that is being written in a window, and those that are
 * left from a window that ended without saving. Nothing is removed but what was saved or given up; what another window or
 * another program on the same folder is still writing is its own.
 */
export interface Backups {
  /**
   * Keeps a text in place of the one before, which serves until the new one is complete. Of texts that wait only the
   * newest is written. Throws the system's error.
   */
  write(backup: Backup, window: string): Promise<void>
  /** Removes a window's backup of a post whose text was saved or given up there. */
  remove(folder: string, id: PostId, window: string): Promise<void>
  /**
   * Sets aside what windows have left that are gone, so that new backups do not replace it, and lists it, newest first.
   * `window` is the one that asks.
   * A file that is no whole backup is set aside as `*.damaged`; stray files of a write that was killed are removed.
   */
  collect(folder: string, window: string): Promise<KeptBackup[]>
  /** A backup of the list, or null when it is gone. */
  read(token: string): Promise<KeptBackup | null>
  /** Gives up a backup of the list. */
  discard(token: string): Promise<void>
  /** Removes the backups that were written since the start, at once: the writer leaves and does not want to save. */
  forget(): void
  /** The program ends: what it has not removed is left for the next one. */
  close(): void
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)
/** With the program and the window that write it; earlier versions of Byline did not name them. */
const liveName = new RegExp(`^[0-9a-f]{32}(?:-(${presencePattern})-([0-9a-f]{16}))?\\.backup$`)
const keptName = /^[0-9a-f]{32}-\d+(?:-[0-9a-f]{16})?\.kept$/

/** `userData` is the folder for settings and the like; `isWindowOpen` knows the windows of this program. */
export function createBackups(
  userData: string,
  isWindowOpen: (window: string) => boolean = () => false,
  disk: Disk = patientDisk,
): Backups {
  const presence = createPresence(userData)
  const place = join(userData, 'backups')
  const running = new Map<string, Promise<void>>()
  const newest = new Map<string, Backup>()
  const live = new Set<string>()
  /** The windows that have written here. */
  const windows = new Set<string>()
  const pathOf = (folder: string, id: PostId, window: string) =>
    join(place, `${hashOf(`${folder}\0${id}`)}-${presence.id}-${hashOf(window).slice(0, 16)}.backup`)

  /** Runs the tasks of one file one after the other. */
  function inTurn(path: string, task: () => Promise<void>): Promise<void> {
    const own = (running.get(path) ?? Promise.resolve()).then(task, task)
    running.set(path, own)
    const forget = () => {
      if (running.get(path) === own) running.delete(path)
    }
    own.then(forget, forget)
    return own
  }

  /** What a file holds; null when it is no backup of this version. A damaged one is set aside. */
  async function readBackup(name: string): Promise<Backup | null> {
    const path = join(place, name)
    const found = decodeBackup(await readFile(path))
    if (found === 'damaged') await rename(path, `${path}.damaged`)
    return typeof found === 'string' ? null : found
  }

  async function tryToRead(name: string): Promise<Backup | null> {
    // One file that cannot be read keeps nobody from the others.
    return readBackup(name).catch(() => null)
  }

  /** Whether a window that is still open writes this backup; `asking` is one that is, too. */
  async function isBeingWritten(name: string, asking: string): Promise<boolean> {
    const [, program, window] = liveName.exec(name) ?? []
    if (program === undefined || window === undefined) return false
    if (program !== presence.id) return presence.isRunning(program)
    return [...windows].some(
      (own) => hashOf(own).slice(0, 16) === window && (own === asking || isWindowOpen(own)),
    )
  }

  async function setAside(name: string, folder: string): Promise<void> {
    const path = join(place, name)
    await inTurn(path, async () => {
      const backup = await tryToRead(name)
      if (backup?.folder !== folder) return
      const { 2: window = '' } = liveName.exec(name) ?? []
      const rest = window === '' ? '' : `-${window}`
      await rename(path, join(place, `${name.slice(0, 32)}-${backup.time}${rest}.kept`))
      live.delete(path)
    })
  }

  return {
    async write(backup, window) {
      const path = pathOf(backup.folder, backup.id, window)
      windows.add(window)
      newest.set(path, backup)
      await inTurn(path, async () => {
        if (newest.get(path) !== backup) return
        newest.delete(path)
        await makeFolder(place, 0o700, disk)
        await presence.show()
        await writeWhole(path, encodeBackup(backup), undefined, { disk })
        live.add(path)
      })
    },

    async remove(folder, id, window) {
      const path = pathOf(folder, id, window)
      newest.delete(path)
      await inTurn(path, async () => {
        live.delete(path)
        await rm(path, { force: true })
      })
    },

    async collect(folder, window) {
      const names = await readdir(place).catch(() => [])
      for (const name of names.filter(isStrayTemporary)) await rm(join(place, name), { force: true })
      for (const name of names.filter((name) => liveName.test(name)))
        if (!(await isBeingWritten(name, window))) await setAside(name, folder)
      const kept: KeptBackup[] = []
      for (const token of await readdir(place).catch(() => [])) {
        const backup = keptName.test(token) ? await tryToRead(token) : null
        if (backup?.folder === folder) kept.push({ ...backup, token })
      }
      return kept.sort((a, b) => b.time - a.time)
    },

    async read(token) {
      const backup = keptName.test(token) ? await tryToRead(token) : null
      return backup && { ...backup, token }
    },

    async discard(token) {
      if (keptName.test(token)) await rm(join(place, token), { force: true })
    },

    forget() {
      newest.clear()
      for (const path of live) rmSync(path, { force: true })
      live.clear()
    },

    close: presence.end,
  }
}
