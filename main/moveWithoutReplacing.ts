import { link, lstat, readdir, rename, unlink } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { errorCode } from './result'
import { syncFolder } from './writeWhole'

/** What systems answer where a file cannot get a second name. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EACCES'])

/**
 * Gives a file or folder another path, so that it lasts, and never takes the place of a file that is there: EEXIST. One
 * that appears at the same moment is safe where the disk knows hard links; an empty folder that does so is replaced. Killed
 * on its way it leaves a file under the old name, the new one, or both; called again it ends that. A name in another case
 * is exchanged where the disk takes both for one.
 */
export async function moveWithoutReplacing(from: string, to: string): Promise<void> {
  const own = await lstat(from)
  const there = await lstat(to).catch(() => null)
  const isSame = there !== null && there.ino === own.ino && there.dev === own.dev
  if (there !== null && !isSame)
    throw Object.assign(new Error(`${basename(to)} is there already`), { code: 'EEXIST' })
  // Two names of one file: a rename would leave both.
  if (isSame && own.isFile() && (await areBothListed(from, to))) await unlink(from)
  else if (isSame || !own.isFile()) await rename(from, to)
  else await moveFile(from, to)
  await syncFolder(dirname(to))
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from))
}

async function areBothListed(from: string, to: string): Promise<boolean> {
  const isListed = async (path: string) => (await readdir(dirname(path))).includes(basename(path))
  return (await isListed(from)) && (await isListed(to))
}

async function moveFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (!withoutLinks.has(errorCode(error))) throw error
    await rename(from, to)
    return
  }
  // Were the power to go now, the old name must not be gone before the new one is there to stay.
  await syncFolder(dirname(to))
  await unlink(from)
}
