import { join } from 'node:path'
import type { LeftAlone } from '#api'
import { type AuthorSource, authorSourceRank } from '#domain/authors/directory'
import { isPostName } from '#domain/posts/postPath'
import { decodePost } from '#domain/postText'
import { decodeText } from './decodeText'
import { swiftDisk } from './disk'
import type { LookedFile } from './lookForHandle'
import { largestPost, readRegularFile } from './saveFile'
import { walkFolder } from './walkFolder'

/** The paths of all posts and files of the authors directory in a folder (its real path). */
export async function listHandleFiles(root: string): Promise<string[]> {
  const ids: string[] = []
  await walkFolder(
    root,
    {
      onFile: (id) => {
        if (isPostName(id) || authorSourceRank(id) >= 0) ids.push(id)
      },
      onTrouble: () => {},
    },
    new AbortController().signal,
  )
  return ids
}

/** The authors directory among these files, by path. Those that cannot be read are left out. */
export async function readSources(root: string, ids: readonly string[]): Promise<AuthorSource[]> {
  const sources: AuthorSource[] = []
  for (const id of ids.filter((each) => authorSourceRank(each) >= 0).sort()) {
    const read = await readRegularFile(join(root, id), 'The file', largestPost, swiftDisk)
    if (read.ok) sources.push({ path: id, text: decodePost(decodeText(read.value).raw).text })
  }
  return sources
}

/**
 * Of a file and the links to it the file alone, else the first link; sorted by path. A link of the directory is told: its
 * name stays.
 */
export function withoutLinks(
  root: string,
  looked: readonly LookedFile[],
): { files: LookedFile[]; links: LeftAlone[] } {
  const isLink = ({ id, real }: LookedFile) => join(root, id) !== real
  const sorted = [...looked].sort((a, b) => Number(isLink(a)) - Number(isLink(b)) || (a.id < b.id ? -1 : 1))
  const byPlace = new Map<string, LookedFile>()
  const links: LeftAlone[] = []
  for (const file of sorted) {
    const place = file.real === '' ? file.id : file.real
    const first = byPlace.get(place)
    if (first === undefined) byPlace.set(place, file)
    else if (authorSourceRank(file.id) >= 0)
      links.push({
        id: file.id,
        reason: `It is a link to “${first.id}”, which changes. Rename the link yourself.`,
      })
  }
  return { files: [...byPlace.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), links }
}
