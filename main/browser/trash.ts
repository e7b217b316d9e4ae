import { lstat } from 'node:fs/promises'

/** Moves a file or folder to the system's trash; throws, and deletes nothing, where that cannot be. */
export async function trash(path: string): Promise<void> {
  // The library passes over what is not there.
  await lstat(path)
  const { default: moveToTrash } = await import('trash')
  await moveToTrash(path, { glob: false })
}
