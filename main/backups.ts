import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PostId } from '#api'
import { type Backup, decodeBackup, encodeBackup } from './backupFile'
import { isStrayTemporary, writeWhole } from './writeWhole'

/** A backup that an earlier window left, by the name that it is asked for. */
export interface KeptBackup extends Backup {
  token: string
}

/**
 * Backups of unsaved text in the user-data folder: one of each post that is being written, and those that are left from
 * a window that ended without saving. Nothing is removed but what was saved or given up.
 */
export interface Backups {
  /**
   * Keeps a text in place of the one before, which serves until the new one is complete. Of texts that wait only the
   * newest is written. Throws the system's error.
   */
  write(backup: Backup): Promise<void>
  /** Removes the backup of a post whose text was saved or given up. */
  remove(folder: string, id: PostId): Promise<void>
  /**
   * Sets aside what is there as left from before, so that new backups do not replace it, and lists it, newest first.
   * A file that is no whole backup is set aside as `*.damaged`; stray files of a write that was killed are removed.
   */
  collect(folder: string): Promise<KeptBackup[]>
  /** A backup of the list, or null when it is gone. */
  read(token: string): Promise<KeptBackup | null>
  /** Gives up a backup of the list. */
  discard(token: string): Promise<void>
  /** Removes the backups that were written since the start, at once: the writer leaves and does not want to save. */
  forget(): void
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)
const liveName = /^[0-9a-f]{32}\.backup$/
const keptName = /^[0-9a-f]{32}-\d+\.kept$/

/** `userData` is the folder for settings and the like. */
export function createBackups(userData: string): Backups {
  const place = join(userData, 'backups')
  const running = new Map<string, Promise<void>>()
  const newest = new Map<string, Backup>()
  const live = new Set<string>()
  const pathOf = (folder: string, id: PostId) => join(place, `${hashOf(`${folder}\0${id}`)}.backup`)

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

  async function setAside(name: string, folder: string): Promise<void> {
    const path = join(place, name)
    await inTurn(path, async () => {
      const backup = await tryToRead(name)
      if (backup?.folder !== folder) return
      await rename(path, path.replace(/\.backup$/, `-${backup.time}.kept`))
      live.delete(path)
    })
  }

  return {
    async write(backup) {
      const path = pathOf(backup.folder, backup.id)
      newest.set(path, backup)
      await inTurn(path, async () => {
        if (newest.get(path) !== backup) return
        newest.delete(path)
        await mkdir(place, { recursive: true, mode: 0o700 })
        await writeWhole(path, encodeBackup(backup))
        live.add(path)
      })
    },

    async remove(folder, id) {
      const path = pathOf(folder, id)
      newest.delete(path)
      await inTurn(path, async () => {
        live.delete(path)
        await rm(path, { force: true })
      })
    },

    async collect(folder) {
      const names = await readdir(place).catch(() => [])
      for (const name of names.filter(isStrayTemporary)) await rm(join(place, name), { force: true })
      for (const name of names.filter((name) => liveName.test(name))) await setAside(name, folder)
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
  }
}
