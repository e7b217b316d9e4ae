import { dirname } from 'node:path'
import type { LeftAlone } from '#api'
import { renameInFile } from '#domain/authors/renameInFile'
import { decodeText } from './decodeText'
import { isPostName } from './folderRules'
import { moveEntry } from './moveEntry'
import type { PostFiles } from './postFiles'
import { reasonOf } from './result'
import { hashBytes, readRegularFile, saveFile } from './saveFile'
import { createTaskPool } from './taskPool'
import { syncFolder } from './writeWhole'

/** A file that is to be changed if it is still the revision `hash`, and then has the path `path`. */
export interface PlannedFile {
  id: string
  real: string
  path: string
  hash: string
}

/** What a preview has shown: the same change, made again on the same bytes, gives the same text. */
export interface RenamePlan {
  root: string
  from: string
  to: string
  files: PlannedFile[]
}

/** Files that are written at once. */
const openAtOnce = 8

/**
 * Makes a planned change, each file by the save sequence. Files of the directory move last: until then the handle has its
 * entry, so that a change that was broken off can be made again.
 */
export async function applyPlan(
  plan: RenamePlan,
  inTurn: PostFiles['inTurn'],
): Promise<{ changed: number; failed: LeftAlone[] }> {
  const reasons = new Map<string, string>()
  const folders = new Set<string>()
  const pool = createTaskPool(openAtOnce, () => {})
  const failed = (id: string) => (error: unknown) =>
    void reasons.set(id, `It could not be changed: ${reasonOf(error).reason}.`)
  for (const file of plan.files) {
    pool.add(async () => {
      const reason = await inTurn(file.real, () => changeFile(plan, file, folders)).catch(failed(file.id))
      if (reason) reasons.set(file.id, reason)
    })
  }
  await pool.whenIdle()
  for (const folder of folders) {
    const own = plan.files.filter(({ real }) => dirname(real) === folder)
    pool.add(() =>
      syncFolder(folder).catch((error) => {
        for (const { id } of own) failed(id)(error)
      }),
    )
  }
  await pool.whenIdle()
  for (const { id, path } of plan.files) {
    if (id === path || reasons.has(id)) continue
    const reason = await moveEntry(plan.root, id, path)
    if (reason !== null) reasons.set(id, reason)
  }
  return {
    changed: plan.files.length - reasons.size,
    failed: [...reasons].map(([id, reason]) => ({ id, reason })),
  }
}

/** Changes the text of one file; answers with why it was left alone, or null. */
async function changeFile(
  { from, to }: RenamePlan,
  { id, real, hash }: PlannedFile,
  folders: Set<string>,
): Promise<string | null> {
  const read = await readRegularFile(real, 'The file')
  if (!read.ok) return read.error.message
  if (hashBytes(read.value) !== hash) return changedMeanwhile
  const { raw } = decodeText(read.value)
  const renamed = renameInFile(id, raw, isPostName(id), from, to)
  if (!renamed.ok) return renamed.message
  if (renamed.text === raw) return null
  const saved = await saveFile(real, Buffer.from(renamed.text), hash, 'The file', { foldersToSync: folders })
  if (saved.ok) return null
  return saved.error.code === 'changed-on-disk' ? changedMeanwhile : saved.error.message
}

const changedMeanwhile = 'Another program changed it since you looked at the changes, so it was left alone.'
