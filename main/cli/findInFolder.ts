import { isPostName } from '#domain/posts/postPath'
import { walkFolder } from '../walkFolder'

/**
 * The posts below a folder (a real path), by their sorted paths with `/`. Folders and posts that cannot be read are told
 * to `onTrouble`, with the reason as the end of a sentence.
 */
export async function findInFolder(
  root: string,
  onTrouble: (path: string, reason: string) => void,
): Promise<string[]> {
  const ids: string[] = []
  await walkFolder(
    root,
    {
      onFile: (path) => {
        if (isPostName(path)) ids.push(path)
      },
      onTrouble: (path, reason) => {
        if (isPostName(path) || !reason.startsWith('it is a link')) onTrouble(path, reason)
      },
    },
    new AbortController().signal,
  )
  return ids.sort()
}
