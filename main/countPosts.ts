import type { PostId } from '#api'
import { countPost, type PostCount } from '#domain/authors/countPost'
import { decodePost } from '#domain/postText'
import { createBreather } from './breather'
import { confine } from './confine'
import { decodeText } from './decodeText'
import { readRealFile } from './saveFile'

/** Posts above it are not counted: they would hold up all others. */
const largestCounted = 16 * 1024 * 1024

/** Counts posts of the folder at `root` (a real path), in order; null for one that cannot be read. */
export async function countPosts(ids: readonly PostId[], root: string): Promise<(PostCount | null)[]> {
  const breathe = createBreather()
  const counts: (PostCount | null)[] = []
  for (const id of ids) {
    await breathe()
    const place = await confine(root, id)
    const bytes = place.ok ? await readRealFile(place.value.real, id, largestCounted) : place
    counts.push(bytes.ok ? countPost(decodePost(decodeText(bytes.value).raw).text, id) : null)
  }
  return counts
}
