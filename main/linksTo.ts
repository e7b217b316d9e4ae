import { join } from 'node:path'
import type { PostId, Result } from '#api'
import { moveAway, movedPath } from '#domain/moves/move'
import { moveLinks } from '#domain/moves/moveLinks'
import { isPostName } from '#domain/posts/postPath'
import { decodePost } from '#domain/postText'
import { createBreather } from './breather'
import { decodeText } from './decodeText'
import { swiftDisk } from './disk'
import { listHandleFiles } from './handleFiles'
import { isPostThere, mentions } from './lookForLinks'
import { failureOf, ok } from './result'
import { largestPost, readRegularFile } from './saveFile'

/** The other posts that have links to one of these, or to what is in its bundle. Each post is read once. */
export async function listLinksTo(root: string, ids: readonly PostId[]): Promise<Result<PostId[]>> {
  const moves = ids.map(moveAway)
  const isThere = isPostThere(root)
  const breathe = createBreather()
  const found: PostId[] = []
  try {
    for (const id of (await listHandleFiles(root)).filter(isPostName)) {
      await breathe()
      if (moves.some((move) => movedPath(id, move) !== id)) continue
      const read = await readRegularFile(join(root, id), 'The file', largestPost, swiftDisk)
      if (!read.ok) continue
      const { raw } = decodeText(read.value)
      const named = moves.filter((move) => mentions(raw, move))
      const { text } = decodePost(named.length > 0 ? raw : '')
      if (named.some((move) => moveLinks(id, text, move, isThere).length > 0)) found.push(id)
    }
    return ok(found.sort())
  } catch (error) {
    return failureOf(error, 'Links to what goes could not be looked for')
  }
}
