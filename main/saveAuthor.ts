import type { AuthorFields, Result } from '#api'
import { fail } from './result'

/** Writes what differs from the present entry of an author into the directory of a folder (its real path). */
export async function saveAuthor(
  _root: string,
  handle: string,
  _fields: AuthorFields,
): Promise<Result<{ path: string }>> {
  return fail('failed', `The author “${handle}” cannot be saved yet.`)
}
