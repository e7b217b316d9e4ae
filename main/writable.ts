import { constants } from 'node:fs'
import { patientDisk } from './disk'

/** Whether a file may be changed: by its mode (which root too should respect), its rights and its disk. */
export async function isWritable(path: string, disk = patientDisk): Promise<boolean> {
  try {
    const { mode } = await disk.stat(path)
    await disk.access(path, constants.W_OK)
    return (mode & 0o222) !== 0
  } catch {
    return false
  }
}
