import { type FoundValue, readByKey } from '#domain/frontMatter/findField'
import { decodePost } from '#domain/postText'
import { decodeText } from './decodeText'
import { swiftDisk } from './disk'
import type { PostPlace } from './editPosts'
import { largestPost, readRegularFile } from './saveFile'
import { createTaskPool } from './taskPool'

/** What a post says for a key: null where it has no such key. */
export type ReadOutcome = { found: FoundValue | null } | { reason: string }

/** Looks a key up in posts, several at once. Answers with one outcome for each post, in order. */
export async function readFields(posts: readonly PostPlace[], key: string): Promise<ReadOutcome[]> {
  const outcomes: ReadOutcome[] = []
  const pool = createTaskPool(8, () => {})
  for (const [index, { path }] of posts.entries()) {
    pool.add(async () => {
      outcomes[index] = await readField(path, key)
    })
  }
  await pool.whenIdle()
  return outcomes
}

async function readField(path: string, key: string): Promise<ReadOutcome> {
  const read = await readRegularFile(path, 'The post', largestPost, swiftDisk)
  if (!read.ok) return { reason: read.error.message }
  const { raw, readOnly } = decodeText(read.value)
  if (readOnly !== null) return { reason: readOnly }
  const found = readByKey(decodePost(raw).text, key)
  return found !== null && 'message' in found ? { reason: found.message } : { found }
}
