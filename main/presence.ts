import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isProcessGone, machine } from './writeWhole'

/** Tells the other programs on one user-data folder that this one runs. */
export interface Presence {
  /** This program's name among them. */
  id: string
  /** Shows from now on that it runs. Throws the system's error. */
  show(): Promise<void>
  isRunning(id: string): Promise<boolean>
  /** The program ends. */
  end(): void
}

/** What a name looks like, as a part of a file name. */
export const presencePattern = '[0-9a-f]{8}-\\d{1,10}-[0-9a-f]{8}'

const beat = 5000
/** One that has not been heard of for so long has ended, whoever has its process number now. */
const longestSilence = 20_000

/** `userData` is the folder for settings and the like. */
export function createPresence(userData: string): Presence {
  const place = join(userData, 'running')
  const id = `${machine}-${process.pid}-${randomBytes(4).toString('hex')}`
  const path = join(place, id)
  let timer: NodeJS.Timeout | null = null
  let shown: Promise<void> | null = null

  async function begin(): Promise<void> {
    await mkdir(place, { recursive: true, mode: 0o700 })
    await writeFile(path, '')
    timer = setInterval(() => {
      const now = new Date()
      utimes(path, now, now).catch(() => writeFile(path, '').catch(() => {}))
    }, beat).unref()
    for (const other of await readdir(place).catch(() => []))
      if (!(await isRunning(other))) await rm(join(place, other), { force: true })
  }

  async function isRunning(other: string): Promise<boolean> {
    if (other === id) return shown !== null
    const [where, pid] = other.split('-')
    if (where === machine && isProcessGone(Number(pid))) return false
    try {
      const { mtimeMs } = await stat(join(place, other))
      return Math.abs(Date.now() - mtimeMs) < longestSilence
    } catch {
      return false
    }
  }

  return {
    id,
    show() {
      shown ??= begin().catch((error: unknown) => {
        shown = null
        throw error
      })
      return shown
    },
    isRunning,
    end() {
      if (timer) clearInterval(timer)
      shown = null
      rmSync(path, { force: true })
    },
  }
}
