import { randomBytes } from 'node:crypto'
import type { LeftAlone, RenamePreview, Result } from '#api'
import { isHandle } from '#domain/authors/handle'
import { whyNotRename } from '#domain/authors/renameEntry'
import { applyPlan, type RenamePlan } from './applyRename'
import { type BatchOptions, inBatches } from './batches'
import type { ContentFolder } from './contentFolder'
import { decodeText } from './decodeText'
import { listHandleFiles, readSources, withoutLinks } from './handleFiles'
import { movePatchOf, patchOf } from './patchOf'
import { createRenameWorkers, manyFiles, type OpenedWork } from './renameThreads'
import { fail, ok } from './result'
import { hashBytes, readRealFile } from './saveFile'

/** Gives authors another handle in all of a folder: first looked at, then applied. Keeps the last preview. */
export interface HandleRenames {
  /**
   * Begins to look at a folder of many posts while the new name is not known yet: what has been read once is read in a
   * third of the time. A preview ends it.
   */
  prepare(folder: ContentFolder, from: string): Promise<void>
  preview(folder: ContentFolder, from: string, to: string): Promise<Result<RenamePreview>>
  /** A unified diff of one file of the preview. */
  patch(folder: ContentFolder, token: string, id: string): Promise<Result<{ patch: string }>>
  apply(folder: ContentFolder, token: string): Promise<Result<{ changed: number; failed: LeftAlone[] }>>
  /** Ends what runs: a preview then fails, a change leaves alone the files that it has not come to. */
  stop(): void
}

export interface RenameOptions {
  /** The program of the threads in which many files are done (see renameThreads.ts); here where there is none. */
  thread?: string
  onProgress?: (done: number, total: number) => void
}

/** Files of a batch. */
const batchSize = 100
/** Files that are looked at beforehand: by then the threads are as fast as they become. */
const preparedFiles = 4000

const unknownPreview = fail('not-found', 'This preview is not known any more. Look at the changes again.')

export function createHandleRenames({ thread, onProgress = () => {} }: RenameOptions = {}): HandleRenames {
  let running = new AbortController()
  let preparing = new AbortController()
  let last: { token: string; folder: string; plan: RenamePlan } | null = null
  const planOf = (folder: ContentFolder, token: string) =>
    last?.token === token && last.folder === folder.info.key ? last.plan : null

  /** Ends what ran before; what begins now goes on until the signal says otherwise. */
  function begin(): AbortSignal {
    preparing.abort()
    running.abort()
    running = new AbortController()
    return running.signal
  }

  const workers = createRenameWorkers(thread)
  const withWork = <T>(
    files: number,
    signal: AbortSignal,
    task: (work: OpenedWork, options: BatchOptions) => Promise<T>,
  ) => workers.use(files, (work) => task(work, { size: batchSize, atOnce: work.atOnce, signal, onProgress }))

  return {
    stop() {
      preparing.abort()
      running.abort()
    },

    async prepare({ root }, from) {
      preparing.abort()
      preparing = new AbortController()
      const { signal } = preparing
      const ids = await listHandleFiles(root)
      if (thread === undefined || ids.length < manyFiles) return
      const change = { root, from, to: `${from}-x` }
      await withWork(ids.length, signal, (work, options) =>
        inBatches(ids.slice(0, preparedFiles), { ...options, onProgress() {} }, (batch) =>
          work.lookForHandle(batch, change),
        ),
      )
    },

    async preview(folder, from, to) {
      last = null
      const signal = begin()
      if (!isHandle(to))
        return fail('bad-request', `“${to}” cannot be a handle: it has letters, digits, . _ - only.`)
      if (from === to) return fail('bad-request', 'This is the handle that the author has already.')
      const { root } = folder
      const ids = await listHandleFiles(root)
      const reason = whyNotRename(await readSources(root, ids), from, to)
      if (reason !== null) return fail('bad-request', reason)
      const change = { root, from, to }
      const looked = await withWork(ids.length, signal, (work, options) =>
        inBatches(ids, options, (batch) => work.lookForHandle(batch, change)),
      )
      if (signal.aborted) return fail('failed', 'Looking at the changes was stopped.')
      const { files, links } = withoutLinks(
        root,
        looked.filter((file) => file != null),
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
      const bytes = await readRealFile(file.real, `“${id}”`)
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
      const signal = begin()
      const apply = () =>
        withWork(plan.files.length, signal, (work, options) =>
          applyPlan(plan, folder.files.inTurn, work, options),
        )
      return ok(await (plan.files.length < manyFiles ? apply() : folder.withoutWatching(apply)))
    },
  }
}
