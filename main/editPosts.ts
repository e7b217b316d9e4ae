import { realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import { changeFields, type FieldChange } from '#domain/frontMatter/assign'
import { findOpening } from '#domain/frontMatter/split'
import { decodePost, encodePost } from '#domain/postText'
import { decodeText } from './decodeText'
import { type Disk, swiftDisk } from './disk'
import { patchOf } from './patchOf'
import { reasonOf } from './result'
import { hashBytes, largestPost, readRegularFile, saveFile } from './saveFile'
import { createTaskPool } from './taskPool'
import { isWritable } from './writable'
import { syncFolder } from './writeWhole'

/** A post to work on: its path as people named it, and an absolute one. */
export interface PostPlace {
  name: string
  path: string
  /** Whether it was found in a folder that was named, and not named itself. */
  isFound: boolean
}

export type EditOutcome =
  /** `patch` is set when nothing was to be written. */
  | { status: 'changed'; patch: string | null }
  | { status: 'unchanged' }
  /** It was found in a folder and has no front matter: notes and read-me files get none unasked. */
  | { status: 'withoutFrontMatter' }
  | { status: 'failed'; reason: string }

export interface EditOptions {
  /** Tells what would change, and writes nothing. */
  isDryRun: boolean
  disk?: Disk
}

/** Posts whose files are open at once. */
const openAtOnce = 8

/**
 * Changes fields of posts, each by the save sequence: after a crash a post is the old or the new one. Folders are synced
 * when all posts are written. Answers with one outcome for each post, in order.
 */
export async function editPosts(
  posts: readonly PostPlace[],
  changes: readonly FieldChange[],
  options: EditOptions,
): Promise<EditOutcome[]> {
  const { disk = swiftDisk } = options
  const outcomes: EditOutcome[] = []
  const folders = new Set<string>()
  const pool = createTaskPool(openAtOnce, () => {})
  for (const [index, post] of posts.entries()) {
    pool.add(async () => {
      outcomes[index] = await editPost(post, changes, options, folders).catch(failed)
    })
  }
  await pool.whenIdle()

  const unsynced = new Map<string, EditOutcome>()
  for (const folder of folders) {
    pool.add(() => syncFolder(folder, disk).catch((error) => void unsynced.set(folder, failed(error))))
  }
  await pool.whenIdle()
  if (unsynced.size === 0) return outcomes
  return Promise.all(
    outcomes.map(async (outcome, index) => {
      if (outcome.status !== 'changed') return outcome
      return unsynced.get(dirname(await realpath(posts[index]!.path))) ?? outcome
    }),
  )
}

function failed(error: unknown): EditOutcome {
  return { status: 'failed', reason: `It could not be changed: ${reasonOf(error).reason}.` }
}

async function editPost(
  { name, path, isFound }: PostPlace,
  changes: readonly FieldChange[],
  { isDryRun, disk = swiftDisk }: EditOptions,
  folders: Set<string>,
): Promise<EditOutcome> {
  const info = await disk.lstat(path)
  const real = info.isSymbolicLink() ? await disk.realpath(path) : path
  const read = await readRegularFile(real, 'The post', largestPost, disk)
  if (!read.ok) return { status: 'failed', reason: read.error.message }
  const { raw, readOnly } = decodeText(read.value)
  if (readOnly !== null) return { status: 'failed', reason: readOnly }
  const post = decodePost(raw)
  const isGiven = changes.some(({ value }) => value !== null)
  if (isFound && isGiven && findOpening(post.text) === null) return { status: 'withoutFrontMatter' }
  const changed = changeFields(post, changes)
  if (!changed.ok) return { status: 'failed', reason: changed.message }
  const next = encodePost(changed.post)
  if (next === raw) return { status: 'unchanged' }
  if (!(await isWritable(real, disk, info.isSymbolicLink() ? undefined : info)))
    return {
      status: 'failed',
      reason: 'You may read this file but not change it. Allow writing to it first.',
    }
  if (isDryRun) return { status: 'changed', patch: patchOf(name, raw, next) }
  const saved = await saveFile(real, Buffer.from(next), hashBytes(read.value), 'The post', {
    disk,
    foldersToSync: folders,
    ...(info.isSymbolicLink() ? {} : { lookedLike: info }),
  })
  if (saved.ok) return { status: 'changed', patch: null }
  const isNewer = saved.error.code === 'changed-on-disk'
  return { status: 'failed', reason: isNewer ? changedMeanwhile : saved.error.message }
}

const changedMeanwhile = 'Another program changed it at the same time, so it was left alone. Run this again.'
