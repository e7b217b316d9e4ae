import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { LeftAlone, MovePreview, MoveResult, PostId, Result } from '#api'
import { type Move, movedPath } from '#domain/moves/move'
import { folderOf } from '#domain/posts/postPath'
import { applyPlan } from './applyRename'
import { checkTarget } from './checkTarget'
import { confine } from './confine'
import type { ContentFolder } from './contentFolder'
import { decodeText } from './decodeText'
import type { PlannedFile } from './lookForHandle'
import { lookForLinks, namesAddress } from './lookForLinks'
import { makeFolders } from './makeFolders'
import { moveWithoutReplacing } from './moveWithoutReplacing'
import { patchOf } from './patchOf'
import { renameWork } from './renameWork'
import { fail, failureOf, ok } from './result'
import { hashBytes, readRealFile } from './saveFile'

interface MovePlan {
  token: string
  folder: string
  id: PostId
  move: Move
  files: PlannedFile[]
  /** The texts of these files before the move, by id. */
  before: ReadonlyMap<string, string>
}

/** Moves posts and page bundles, with the links to them: first looked at, then done. Keeps the last preview. */
export interface PostMoves {
  /** `to` is the new path of the post's file, or of its bundle's folder. Nothing is written. */
  preview(folder: ContentFolder, id: PostId, to: string): Promise<Result<MovePreview>>
  patch(folder: ContentFolder, token: string, id: string): Promise<Result<{ patch: string }>>
  /** Changes the links, then moves; answers with the post's new id. A link that cannot be changed does not hold it up. */
  apply(folder: ContentFolder, token: string): Promise<Result<MoveResult>>
}

const unknownPreview = fail('not-found', 'This preview is not known any more. Look at the changes again.')

/** `moveFile` is what gives a file or folder its new path. */
export function createPostMoves(
  onProgress: (done: number, total: number) => void,
  moveFile = moveWithoutReplacing,
): PostMoves {
  let last: MovePlan | null = null
  let looking = new AbortController()
  const planOf = (folder: ContentFolder, token: string) =>
    last?.token === token && last.folder === folder.info.key ? last : null

  return {
    async preview(folder, id, to) {
      last = null
      looking.abort()
      looking = new AbortController()
      const { signal } = looking
      const { root } = folder
      const target = await checkTarget(root, id, to)
      if (!target.ok) return target
      // Of a bundle only the folder was looked at: its post may still be a link out of it, or a pipe.
      const post = await confine(root, id)
      if (!post.ok) return post
      const bytes = await readRealFile(post.value.real, `“${id}”`)
      if (!bytes.ok) return bytes
      try {
        const move = { ...target.value, namesAddress: namesAddress(bytes.value) }
        const { files, before, refused } = await lookForLinks(root, move, signal, onProgress)
        if (signal.aborted) return fail('failed', 'Looking at the changes was stopped.')
        last = { token: randomBytes(16).toString('hex'), folder: folder.info.key, id, move, files, before }
        return ok({
          files: files.map(({ id: own, count }) => ({ id: own, count })),
          refused,
          token: last.token,
        })
      } catch (error) {
        return failureOf(error, `The links to “${id}” could not be looked at`)
      }
    },

    async patch(folder, token, id) {
      const file = planOf(folder, token)?.files.find((each) => each.id === id)
      if (file === undefined) return unknownPreview
      const bytes = await readRealFile(file.real, `“${id}”`)
      if (!bytes.ok) return bytes
      if (hashBytes(bytes.value) !== file.hash)
        return fail('changed-on-disk', 'Another program changed this file. Look at the changes again.')
      const { raw } = decodeText(bytes.value)
      return ok({ patch: patchOf(id, raw, file.text ?? raw) })
    },

    async apply(folder, token) {
      const plan = planOf(folder, token)
      if (plan === null) return unknownPreview
      last = null
      const { root, files } = folder
      const { id, move } = plan
      const target = await checkTarget(root, id, move.to)
      if (!target.ok) return target
      const signal = new AbortController().signal
      const options = { size: 100, atOnce: 1, signal, onProgress }
      const write = (planned: PlannedFile[]) =>
        applyPlan({ root, files: planned }, files.inTurn, renameWork, options)
      const made = await makeFolders(root, folderOf(move.to))
      if (!made.ok) return fail(made.error.code, `${made.error.message} Nothing was moved.`)
      const { changed, failed } = await write(plan.files)
      const own = failed.find((file) => movedPath(file.id, move) !== file.id)
      if (own !== undefined)
        return fail('failed', `“${id}” was not moved: its own links could not be changed. ${own.reason}`)
      const post = await confine(root, id)
      if (!post.ok) return post
      try {
        await files.inTurn(post.value.real, () => moveFile(join(root, move.from), join(root, move.to)))
      } catch (error) {
        const left = await write(formerTexts(plan, failed))
        const links = left.failed.map((file) => file.id).join(', ')
        return failureOf(
          error,
          `“${move.from}” was not moved`,
          links === ''
            ? 'It is where it was.'
            : `It is where it was, but links to its new place stand in ${links}.`,
        )
      }
      return ok({ from: id, id: movedPath(id, move), changed, failed })
    },
  }
}

/** What gives the files that a plan has changed their former texts again. */
function formerTexts({ files, before }: MovePlan, failed: readonly LeftAlone[]): PlannedFile[] {
  const isChanged = ({ id }: PlannedFile) => !failed.some((file) => file.id === id)
  return files.filter(isChanged).flatMap((file) => {
    const text = before.get(file.id)
    return text === undefined || file.text === null
      ? []
      : [{ ...file, hash: hashBytes(Buffer.from(file.text)), text }]
  })
}
