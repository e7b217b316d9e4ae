import { realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { authorSourceRank } from '#domain/authors/directory'
import type { AuthorEntry } from '#domain/authors/entry'
import { createAuthorIndex } from '../authorIndex'
import { isPostName } from '../folderRules'
import { readPostHead } from '../postHead'
import { reasonOf } from '../result'
import { createTaskPool } from '../taskPool'
import { walkFolder } from '../walkFolder'
import type { Streams } from './editCommand'

/** Files that are read at once. */
const openAtOnce = 16

/**
 * `byline authors`: prints the authors of a content folder, a line for each: handle, name, number of posts, file of the
 * entry. Answers with the exit status: 0, 1 when a file could not be read, 2 when it is not a folder.
 */
export async function runAuthors(
  path: string,
  { json = false }: { json?: boolean },
  { out, error }: Streams,
): Promise<number> {
  const root = await findFolder(path)
  if (root === null) {
    error.write(`“${path}” is not a folder that can be read.\n`)
    return 2
  }
  const { authors, troubles } = await readAuthors(root)
  if (json) out.write(`${JSON.stringify(authors.map(asJson), null, 2)}\n`)
  else for (const author of authors) out.write(asText(author))
  for (const trouble of troubles) error.write(`${trouble}\n`)
  return troubles.length > 0 ? 1 : 0
}

async function findFolder(path: string): Promise<string | null> {
  try {
    const root = await realpath(resolve(path))
    return (await stat(root)).isDirectory() ? root : null
  } catch {
    return null
  }
}

async function readAuthors(root: string): Promise<{ authors: AuthorEntry[]; troubles: string[] }> {
  const index = createAuthorIndex(root, () => {})
  const troubles: string[] = []
  const failed = (path: string) => (error: unknown) =>
    void troubles.push(`${path}: It could not be read: ${reasonOf(error).reason}.`)
  const pool = createTaskPool(openAtOnce, () => {})
  await walkFolder(
    root,
    {
      onFile(path) {
        if (authorSourceRank(path) >= 0) pool.add(() => index.readSource(path).catch(failed(path)))
        if (!isPostName(path)) return
        pool.add(async () => {
          const { summary, handles } = await readPostHead(join(root, path), path)
          if (summary.trouble !== '') troubles.push(`${path}: ${summary.trouble}`)
          index.setUses(path, handles)
        })
      },
      onTrouble(path, reason) {
        if (isPostName(path) || !reason.startsWith('it is a link'))
          troubles.push(`${path}: It could not be read: ${reason}.`)
      },
    },
    new AbortController().signal,
  )
  await pool.whenIdle()
  index.close()
  return { authors: index.list(), troubles: troubles.sort() }
}

function asText({ handle, name, posts, source }: AuthorEntry): string {
  return `${handle}\t${name || '(no name)'}\t${posts} ${posts === 1 ? 'post' : 'posts'}\t${source || '(no entry)'}\n`
}

function asJson({ handle, name, posts, source }: AuthorEntry) {
  return { handle, name, posts, source: source === '' ? null : source }
}
