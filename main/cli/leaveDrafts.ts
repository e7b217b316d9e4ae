import { join } from 'node:path'
import { swiftDisk } from '../disk'
import { readPostHead } from '../postHead'

/** The posts that are no drafts; one that cannot be read is none. */
export async function leaveDrafts<Post extends { root: string; id: string }>(
  posts: readonly Post[],
): Promise<Post[]> {
  const finished: Post[] = []
  for (const post of posts) {
    const { summary } = await readPostHead(join(post.root, post.id), post.id, swiftDisk)
    if (!summary.draft) finished.push(post)
  }
  return finished
}
