import { access, constants, stat } from 'node:fs/promises'

/** Whether a file may be changed: by its mode (which root too should respect), its rights and its disk. */
export async function isWritable(path: string): Promise<boolean> {
  try {
    const { mode } = await stat(path)
    await access(path, constants.W_OK)
    return (mode & 0o222) !== 0
  } catch {
    return false
  }
}
