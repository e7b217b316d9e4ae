import { cp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PostId, Result } from '#api'
import { movedPath } from '#domain/moves/move'
import { folderOf } from '#domain/posts/postPath'
import { checkTarget } from './checkTarget'
import { makeFolders } from './makeFolders'
import { moveWithoutReplacing } from './moveWithoutReplacing'
import { explainTaken } from './newFiles'
import { failureOf, ok } from './result'
import { createFile, readRegularFile } from './saveFile'
import { makeTemporaryName } from './writeWhole'

/**
 * Copies a post, or its page bundle with all that is in the folder, under another path (that of the file, or of the folder);
 * whole or not at all, and never over anything. Answers with the id of the copy.
 */
export async function duplicatePost(root: string, id: PostId, to: string): Promise<Result<{ id: PostId }>> {
  const target = await checkTarget(root, id, to, true)
  if (!target.ok) return target
  const { from, isFolder } = target.value
  const made = await makeFolders(root, folderOf(to))
  if (!made.ok) return made
  try {
    if (isFolder) await copyFolder(join(root, from), join(root, to))
    else {
      const bytes = await readRegularFile(join(root, from), `“${id}”`)
      if (!bytes.ok) return bytes
      const written = explainTaken(await createFile(join(root, to), bytes.value, `“${to}”`), to)
      if (!written.ok) return written
    }
    return ok({ id: movedPath(id, { ...target.value, namesAddress: false }) })
  } catch (error) {
    return failureOf(error, `“${from}” could not be copied to “${to}”`)
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  const temporary = join(dirname(to), makeTemporaryName())
  try {
    await cp(from, temporary, { recursive: true, errorOnExist: true, force: false, verbatimSymlinks: true })
    await moveWithoutReplacing(temporary, to)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
}
