import { randomBytes } from 'node:crypto'
import type { LeftAlone, RenamePreview, Result } from '#api'
import { isHandle } from '#domain/authors/handle'
import { whyNotRename } from '#domain/authors/renameEntry'
import { renameInFile } from '#domain/authors/renameInFile'
import { applyPlan, type PlannedFile, type RenamePlan } from './applyRename'
import { createBreather } from './breather'
import type { ContentFolder } from './contentFolder'
import { decodeText } from './decodeText'
import { swiftDisk } from './disk'
import { isPostName } from './folderRules'
import { findHandleFiles, type HandleFile } from './handleFiles'
import { whyNotMove } from './moveEntry'
import { movePatchOf, patchOf } from './patchOf'
import { fail, ok } from './result'
import { hashBytes } from './saveFile'
import { isWritable } from './writable'

/** Gives authors another handle in all of a folder: first looked at, then applied. Keeps the last preview. */
export interface HandleRenames {
  preview(folder: ContentFolder, from: string, to: string): Promise<Result<RenamePreview>>
  apply(folder: ContentFolder, token: string): Promise<Result<{ changed: number; failed: LeftAlone[] }>>
}

export function createHandleRenames(): HandleRenames {
  let last: { token: string; folder: string; plan: RenamePlan } | null = null
  return {
    async preview(folder, from, to) {
      last = null
      if (!isHandle(to))
        return fail('bad-request', `“${to}” cannot be a handle: it has letters, digits, . _ - only.`)
      if (from === to) return fail('bad-request', 'This is the handle that the author has already.')
      const found = await findHandleFiles(folder.root, from)
      const reason = whyNotRename(found.sources, from, to)
      if (reason !== null) return fail('bad-request', reason)
      const token = randomBytes(16).toString('hex')
      const preview: RenamePreview = { files: [], refused: [...found.leftAlone], merged: 0, token }
      const plan: RenamePlan = { root: folder.root, files: [] }
      const breathe = createBreather()
      for (const file of found.files) {
        await breathe()
        const looked = await lookAt(folder.root, file, from, to)
        if (looked === null) continue
        if ('reason' in looked) preview.refused.push({ id: file.id, reason: looked.reason })
        else {
          preview.files.push({ id: file.id, patch: looked.patch, count: looked.count })
          plan.files.push(looked.planned)
        }
      }
      preview.merged = folder.listAuthors().find(({ handle }) => handle === to)?.posts ?? 0
      last = { token, folder: folder.info.key, plan }
      return ok(preview)
    },

    async apply(folder, token) {
      if (last?.token !== token || last.folder !== folder.info.key)
        return fail('not-found', 'This preview is not known any more. Look at the changes again.')
      const { plan } = last
      last = null
      return ok(await applyPlan(plan, folder.files.inTurn))
    },
  }
}

type Looked = { patch: string; count: number; planned: PlannedFile } | { reason: string } | null

/** What would change in a file: null for nothing, a reason where it cannot be changed. */
async function lookAt(
  root: string,
  { id, real, bytes }: HandleFile,
  from: string,
  to: string,
): Promise<Looked> {
  const { raw, readOnly } = decodeText(bytes)
  const renamed = renameInFile(id, raw, isPostName(id), from, to)
  if (!renamed.ok) return { reason: renamed.message }
  const { path, text, count } = renamed
  if (count === 0) return null
  if (text !== raw && readOnly !== null) return { reason: readOnly }
  if (text !== raw && !(await isWritable(real, swiftDisk)))
    return { reason: 'You may read this file but not change it. Allow writing to it first.' }
  const obstacle = path === id ? null : await whyNotMove(root, id, path)
  if (obstacle !== null) return { reason: obstacle }
  const patch = path === id ? patchOf(id, raw, text) : movePatchOf(id, path, raw, text)
  const planned = { id, real, path, hash: hashBytes(bytes), text: text === raw ? null : text }
  return { patch, count, planned }
}
