import { randomBytes } from 'node:crypto'
import type { LeftAlone, RenamePreview, Result } from '#api'
import { isHandle } from '#domain/authors/handle'
import { whyNotRename } from '#domain/authors/renameEntry'
import { applyPlan, type RenamePlan } from './applyRename'
import type { ContentFolder } from './contentFolder'
import { decodeText } from './decodeText'
import { listHandleFiles, readSources, withoutLinks } from './handleFiles'
import { movePatchOf, patchOf } from './patchOf'
import { type RenameWork, renameWork } from './renameWork'
import { fail, ok } from './result'
import { hashBytes, readRegularFile } from './saveFile'

/** Gives authors another handle in all of a folder: first looked at, then applied. Keeps the last preview. */
export interface HandleRenames {
  preview(folder: ContentFolder, from: string, to: string): Promise<Result<RenamePreview>>
  /** A unified diff of one file of the preview. */
  patch(folder: ContentFolder, token: string, id: string): Promise<Result<{ patch: string }>>
  apply(folder: ContentFolder, token: string): Promise<Result<{ changed: number; failed: LeftAlone[] }>>
}

const unknownPreview = fail('not-found', 'This preview is not known any more. Look at the changes again.')

export function createHandleRenames(work: RenameWork = renameWork): HandleRenames {
  let last: { token: string; folder: string; plan: RenamePlan } | null = null
  const planOf = (folder: ContentFolder, token: string) =>
    last?.token === token && last.folder === folder.info.key ? last.plan : null
  return {
    async preview(folder, from, to) {
      last = null
      if (!isHandle(to))
        return fail('bad-request', `“${to}” cannot be a handle: it has letters, digits, . _ - only.`)
      if (from === to) return fail('bad-request', 'This is the handle that the author has already.')
      const { root } = folder
      const ids = await listHandleFiles(root)
      const reason = whyNotRename(await readSources(root, ids), from, to)
      if (reason !== null) return fail('bad-request', reason)
      const looked = await work.lookForHandle(ids, { root, from, to })
      const { files, links } = withoutLinks(
        root,
        looked.filter((file) => file !== null),
      )
      const planned = files.flatMap((found) => (found.status === 'planned' ? [found.file] : []))
      const refused = files.flatMap((found) =>
        found.status === 'refused' ? [{ id: found.id, reason: found.reason }] : [],
      )
      const token = randomBytes(16).toString('hex')
      last = { token, folder: folder.info.key, plan: { root, files: planned } }
      return ok({
        files: planned.map(({ id, count }) => ({ id, count })),
        refused: [...refused, ...links],
        merged: folder.listAuthors().find(({ handle }) => handle === to)?.posts ?? 0,
        token,
      })
    },

    async patch(folder, token, id) {
      const plan = planOf(folder, token)
      if (plan === null) return unknownPreview
      const file = plan.files.find((each) => each.id === id)
      if (file === undefined) return fail('not-found', `“${id}” is not among the changes.`)
      const bytes = await readRegularFile(file.real, `“${id}”`)
      if (!bytes.ok) return bytes
      if (hashBytes(bytes.value) !== file.hash)
        return fail('changed-on-disk', 'Another program changed this file. Look at the changes again.')
      const { raw } = decodeText(bytes.value)
      const text = file.text ?? raw
      return ok({ patch: file.path === id ? patchOf(id, raw, text) : movePatchOf(id, file.path, raw, text) })
    },

    async apply(folder, token) {
      const plan = planOf(folder, token)
      if (plan === null) return unknownPreview
      last = null
      return ok(await applyPlan(plan, folder.files.inTurn, work))
    },
  }
}
