import { join } from 'node:path'
import type { PostId, Result } from '#api'
import { unitOf } from '#domain/moves/move'
import { confine } from './confine'
import type { ContentFolder } from './contentFolder'
import type { Host } from './host'
import { fail, ok, reasonOf } from './result'

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
