import { setTimeout } from 'node:timers/promises'
import type { Disk } from './disk'
import { errorCode } from './result'

/** What Windows says while a virus scanner, an indexer or a sync client holds a file for a moment. */
const passing = new Set(['EBUSY', 'EPERM', 'EACCES'])

/** Pauses between the attempts, in milliseconds: two seconds together. */
const pauses = [10, 20, 40, 80, 150, 300, 600, 800]

/**
 * How long to wait before a rename that failed is tried again, or null to give up. Elsewhere than on Windows the same
 * codes are lasting: the rights are missing.
 */
export function pauseBeforeRename(code: string, failures: number, platform: NodeJS.Platform): number | null {
  return platform === 'win32' && passing.has(code) ? (pauses[failures - 1] ?? null) : null
}

/** Renames a file over another; where a program may hold it for a moment, a few times. Throws the last error. */
export async function renamePatiently(
  disk: Disk,
  from: string,
  to: string,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  for (let failures = 1; ; failures += 1) {
    try {
      await disk.rename(from, to)
      return
    } catch (error) {
      const pause = pauseBeforeRename(errorCode(error), failures, platform)
      if (pause === null) throw error
      await setTimeout(pause)
    }
  }
}
