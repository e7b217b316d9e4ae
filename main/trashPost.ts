import { join } from 'node:path'
import type { PostId, Result } from '#api'
import { moveAway, movedPath, unitOf } from '#domain/moves/move'
import { confine } from './confine'
import type { ContentFolder } from './contentFolder'
import type { Host } from './host'
import { lookForLinks } from './lookForLinks'
import { fail, failureOf, ok, reasonOf } from './result'

/** The other posts that have links to a post, or to what is in its bundle. */
export async function listLinksTo(root: string, id: PostId): Promise<Result<PostId[]>> {
  const away = moveAway(id)
  try {
    const { files, refused } = await lookForLinks(root, away, new AbortController().signal, () => {})
    const ids = [...files, ...refused].map((file) => file.id)
    return ok(ids.filter((other) => movedPath(other, away) === other).sort())
  } catch (error) {
    return failureOf(error, `The links to “${id}” could not be looked for`)
  }
}

/** Moves a post, or the folder of its page bundle, to the system's trash. Where that fails nothing is deleted. */
export async function trashPost(
  host: Host,
  { root, files }: ContentFolder,
  id: PostId,
): Promise<Result<null>> {
  const place = await confine(root, id)
  if (!place.ok) return place
  const unit = unitOf(id)
  return files.inTurn(place.value.real, async () => {
    try {
      await host.trash(join(root, unit))
      return ok(null)
    } catch (error) {
      const { code, reason } = reasonOf(error)
      return fail(
        code,
        `“${unit}” could not be moved to the trash: ${reason}. Nothing was deleted; remove it in your file manager if you want it gone.`,
      )
    }
  })
}
