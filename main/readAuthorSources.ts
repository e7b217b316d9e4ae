import { type AuthorSource, authorSourceRank } from '#domain/authors/directory'
import { decodePost } from '#domain/postText'
import { confine } from './confine'
import { decodeText } from './decodeText'
import { readRealFile } from './saveFile'
import { createTaskPool } from './taskPool'
import { walkFolder } from './walkFolder'

/** Paths of the files of the authors directory of a folder (its real path), sorted. */
export async function listAuthorSources(root: string): Promise<string[]> {
  const paths: string[] = []
  await walkFolder(
    root,
    {
      onFile: (path) => {
        if (authorSourceRank(path) >= 0) paths.push(path)
      },
      onTrouble: () => {},
    },
    new AbortController().signal,
  )
  return paths.sort()
}

/** Reads these files, in their order. Unreadable ones are left out. */
export async function readAuthorSources(root: string): Promise<AuthorSource[]> {
  const sources: (AuthorSource | null)[] = []
  const pool = createTaskPool(16, () => {})
  for (const [index, path] of (await listAuthorSources(root)).entries()) {
    pool.add(async () => {
      sources[index] = await readSource(root, path)
    })
  }
  await pool.whenIdle()
  return sources.filter((source) => source !== null)
}

async function readSource(root: string, path: string): Promise<AuthorSource | null> {
  const place = await confine(root, path)
  const bytes = place.ok ? await readRealFile(place.value.real, path) : place
  return bytes.ok ? { path, text: decodePost(decodeText(bytes.value).raw).text } : null
}
