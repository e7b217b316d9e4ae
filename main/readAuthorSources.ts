import { type AuthorSource, authorSourceRank } from '#domain/authors/directory'
import { decodePost } from '#domain/postText'
import { confine } from './confine'
import { decodeText } from './decodeText'
import { readRegularFile } from './saveFile'
import { createTaskPool } from './taskPool'
import { walkFolder } from './walkFolder'

/** Reads the files of the authors directory of a folder (its real path), sorted by path. Unreadable ones are left out. */
export async function readAuthorSources(root: string): Promise<AuthorSource[]> {
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
  const sources: (AuthorSource | null)[] = []
  const pool = createTaskPool(16, () => {})
  for (const [index, path] of paths.sort().entries()) {
    pool.add(async () => {
      sources[index] = await readSource(root, path)
    })
  }
  await pool.whenIdle()
  return sources.filter((source) => source !== null)
}

async function readSource(root: string, path: string): Promise<AuthorSource | null> {
  const place = await confine(root, path)
  const bytes = place.ok ? await readRegularFile(place.value.real, path) : place
  return bytes.ok ? { path, text: decodePost(decodeText(bytes.value).raw).text } : null
}
