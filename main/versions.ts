import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PostId, PostVersion } from '#api'
import { decodeBackup, encodeBackup } from './backupFile'
import { makeFolder } from './makeFolder'
import { isStrayTemporary, writeWhole } from './writeWhole'

/** Of texts saved within so many milliseconds the last one is kept. */
export const spanOfVersions = 5 * 60_000
const most = 20
const longest = 30 * 24 * 60 * 60_000

/** Earlier texts of posts, in the user-data folder. */
export interface Versions {
  /** Keeps a text that was saved at this time (milliseconds since 1970), and lets the oldest ones go. */
  keep(folder: string, id: PostId, raw: string, time: number): Promise<void>
  /** A post has got another path: what is kept of it goes along, where nothing is kept under the new one. */
  move(folder: string, from: PostId, to: PostId): Promise<void>
  /** What is kept of a post, newest first. */
  list(folder: string, id: PostId): Promise<PostVersion[]>
  /** The text of a version, or null when it is not kept any more. */
  read(folder: string, id: PostId, token: string): Promise<string | null>
}

const name = /^(\d{1,15})\.version$/
const timeOf = (token: string) => Number(name.exec(token)?.[1] ?? Number.NaN)

/** `userData` is the folder for settings and the like. */
export function createVersions(userData: string): Versions {
  const placeOf = (folder: string, id: PostId) =>
    join(userData, 'versions', createHash('sha256').update(`${folder}\0${id}`).digest('hex').slice(0, 32))
  let last: Promise<unknown> = Promise.resolve()

  async function tokensOf(place: string): Promise<string[]> {
    const names = await readdir(place).catch(() => [])
    return names.filter((own) => name.test(own)).sort((a, b) => timeOf(b) - timeOf(a))
  }

  async function keepNow(folder: string, id: PostId, raw: string, time: number): Promise<void> {
    const place = placeOf(folder, id)
    await makeFolder(place, 0o700)
    for (const own of await readdir(place))
      if (isStrayTemporary(own)) await rm(join(place, own), { force: true })
    const fresh = `${time}.version`
    await writeWhole(join(place, fresh), encodeBackup({ folder, id, hash: '', time, raw }))
    const older = (await tokensOf(place)).filter((token) => token !== fresh)
    const isSameSpan = (token: string) =>
      Math.floor(timeOf(token) / spanOfVersions) === Math.floor(time / spanOfVersions)
    const kept = older.filter((token) => !isSameSpan(token)).slice(0, most - 1)
    const gone = older.filter((token) => !kept.includes(token) || timeOf(token) < time - longest)
    for (const token of gone) await rm(join(place, token), { force: true })
  }

  return {
    keep(folder, id, raw, time) {
      const own = last.then(() => keepNow(folder, id, raw, time))
      last = own.catch(() => {})
      return own
    },

    move(folder, from, to) {
      const own = last.then(() => rename(placeOf(folder, from), placeOf(folder, to)))
      last = own.catch(() => {})
      // Without earlier texts there is nothing to move, and those of the new path stay where there are some.
      return own.catch(() => {})
    },

    async list(folder, id) {
      await last
      const tokens = await tokensOf(placeOf(folder, id))
      return tokens.map((token) => ({ token, time: timeOf(token) }))
    },

    async read(folder, id, token) {
      if (!name.test(token)) return null
      const bytes = await readFile(join(placeOf(folder, id), token)).catch(() => null)
      const found = bytes && decodeBackup(bytes)
      return found === null || typeof found === 'string' ? null : found.raw
    },
  }
}
