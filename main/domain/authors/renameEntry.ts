import { decodePost, editPost, encodePost } from '../postText'
import { applyEdits } from '../textEdit'
import {
  type AuthorSource,
  authorSourceRank,
  handleOfPath,
  readAuthorSource,
  readDirectory,
} from './directory'
import { renameKeys } from './renameKeys'
import { wrapSource } from './sourceText'

/** A file of the directory after a handle got another name: at another path, or with another key. */
export type RenamedEntry =
  | { ok: true; path: string; text: string; count: number }
  | { ok: false; message: string }

/** Why a handle may not get another name, as far as the directory goes, or null. */
export function whyNotRename(sources: readonly AuthorSource[], from: string, to: string): string | null {
  const known = new Set(readDirectory(sources).map(({ handle }) => handle))
  if (!known.has(from) || !known.has(to)) return null
  return `The authors directory has an entry of “${to}” already. Choose another handle, or remove one of the two entries first.`
}

/**
 * Gives a handle another name in one file of the authors directory. `raw` is the decoded file. A file that does not know
 * the handle comes back as it is, with the count 0.
 */
export function renameEntry(path: string, raw: string, from: string, to: string): RenamedEntry {
  const file = decodePost(raw)
  const moved = handleOfPath(path) === from ? movedPath(path, from, to) : path
  const own = moved === path ? 0 : 1
  const paths = readAuthorSource({ path, text: file.text })
    .filter((entry) => entry.handle === from && entry.path.length > 0)
    .map((entry) => entry.path)
  if (paths.length === 0) return { ok: true, path: moved, text: raw, count: own }
  const wrapped = wrapSource(path, file.text)
  if (!wrapped.ok) return wrapped
  const renamed = renameKeys(wrapped, paths, to)
  if (!renamed.ok) return renamed
  const edits = wrapped.moveBack(renamed.edits)
  const text = applyEdits(file.text, edits)
  if (!isSame(path, file.text, text, from, to)) {
    return {
      ok: false,
      message: `“${from}” cannot be changed here without changing more. Edit the file as text.`,
    }
  }
  return { ok: true, path: moved, text: encodePost(editPost(file, edits)), count: own + paths.length }
}

function movedPath(path: string, from: string, to: string): string {
  const end = path.endsWith('/_index.md') ? '/_index.md' : path.slice(path.lastIndexOf('.'))
  return path.slice(0, path.length - end.length - from.length) + to + end
}

/** Whether both texts say the same of all, but for the one handle. */
function isSame(path: string, before: string, after: string, from: string, to: string): boolean {
  const told = (text: string, old: string) =>
    JSON.stringify(
      readAuthorSource({ path, text })
        .map(({ handle, path: keys, values }) => [
          handle === old ? to : handle,
          keys.map((key) => (key === old ? to : key)),
          values,
        ])
        .sort(),
    )
  return authorSourceRank(path) >= 0 && told(before, from) === told(after, to)
}
