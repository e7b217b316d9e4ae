import { constants } from 'node:fs'
import { patientDisk } from './disk'

/**
 * Whether a file may be changed: by its mode (which root too should respect), its rights and its disk. `known` is what
 * the caller has just looked up.
 */
export async function isWritable(
  path: string,
  disk = patientDisk,
  known?: { mode: number },
): Promise<boolean> {
  try {
    const { mode } = known ?? (await disk.stat(path))
    await disk.access(path, constants.W_OK)
    return (mode & 0o222) !== 0
  } catch {
    return false
  }
}
