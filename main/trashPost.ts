import { join } from 'node:path'
import type { PostId, Result } from '#api'
import { unitOf } from '#domain/moves/move'
import { confine } from './confine'
import type { ContentFolder } from './contentFolder'
import type { Host } from './host'
import { fail, ok, reasonOf } from './result'
import { late, withinTime } from './timeLimit'

/** Milliseconds that the system's trash may take for one post. */
const usualPatience = 30_000

/**
 * Moves a post, or the folder of its page bundle, to the system's trash. Where that fails nothing is deleted; where the
 * trash does not answer in time (`patience`, milliseconds) the failure says so, and the post can be worked with again.
 */
export async function trashPost(
  host: Host,
  { root, files }: ContentFolder,
  id: PostId,
  patience = usualPatience,
): Promise<Result<null>> {
  const place = await confine(root, id)
  if (!place.ok) return place
  const unit = unitOf(id)
  return files.inTurn(place.value.real, async () => {
    try {
      const moved = await withinTime(patience, () => host.trash(join(root, unit)))
      return moved === late ? fail('failed', `“${unit}” is not in the trash: ${notAnswering}`) : ok(null)
    } catch (error) {
      const { code, reason } = reasonOf(error)
      return fail(
        code,
        `“${unit}” could not be moved to the trash: ${reason}. Nothing was deleted; remove it in your file manager if you want it gone.`,
      )
    }
  })
}

const notAnswering =
  'the system’s trash does not answer. It may still take it later; look whether it is there before you try again.'
