import { dirname } from 'node:path'
import type { FailureCode, LeftAlone } from '#api'
import { createBreather } from './breather'
import { swiftDisk } from './disk'
import { moveEntry } from './moveEntry'
import type { PostFiles } from './postFiles'
import { reasonOf } from './result'
import { saveFile } from './saveFile'
import { createTaskPool } from './taskPool'
import { syncFolder } from './writeWhole'

/** A file that gets a text if it is still the revision `hash`, and then the path `path`. */
export interface PlannedFile {
  id: string
  real: string
  path: string
  hash: string
  /** Null where only the path changes. */
  text: string | null
}

/** What a preview has shown. */
export interface RenamePlan {
  root: string
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
  const breathe = createBreather()
  const failed = (id: string) => (error: unknown) =>
    void reasons.set(id, `It could not be changed: ${reasonOf(error).reason}.`)
  for (const file of plan.files) {
    pool.add(async () => {
      await breathe()
      const reason = await inTurn(file.real, () => changeFile(file, folders)).catch(failed(file.id))
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

/** Writes the new text of one file; answers with why it was left alone, or null. */
async function changeFile({ real, hash, text }: PlannedFile, folders: Set<string>): Promise<string | null> {
  if (text === null) return null
  const saved = await saveFile(real, Buffer.from(text), hash, 'The file', {
    disk: swiftDisk,
    foldersToSync: folders,
  })
  if (saved.ok) return null
  return reasonsOfSaving[saved.error.code] ?? saved.error.message
}

const reasonsOfSaving: Partial<Record<FailureCode, string>> = {
  'changed-on-disk': 'Another program changed it since you looked at the changes, so it was left alone.',
  'not-found': 'It is not there any more: it was deleted, moved or renamed.',
  'disk-full': 'The disk is full, so it was left as it is. Free some space, then change the handle again.',
}
