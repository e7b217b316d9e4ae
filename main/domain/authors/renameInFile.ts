import { decodePost, editPost, encodePost } from '../postText'
import { authorSourceRank } from './directory'
import { type RenamedEntry, renameEntry } from './renameEntry'
import { renameHandle } from './renameHandle'

/**
 * Gives a handle another name in one file of a content folder: in a post, in a file of the authors directory, or in a
 * page that is both. `raw` is the decoded file.
 */
export function renameInFile(
  path: string,
  raw: string,
  isPost: boolean,
  from: string,
  to: string,
): RenamedEntry {
  let text = raw
  let count = 0
  if (isPost) {
    const post = decodePost(raw)
    const renamed = renameHandle(post.text, from, to)
    if (!renamed.ok) return renamed
    if (renamed.edits.length > 0) text = encodePost(editPost(post, renamed.edits))
    count = renamed.count
  }
  if (authorSourceRank(path) < 0) return { ok: true, path, text, count }
  const entry = renameEntry(path, text, from, to)
  return entry.ok ? { ...entry, count: entry.count + count } : entry
}
