import { realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type AuthorNumbers, addUpAuthors } from '#domain/authors/authorNumbers'
import { authorSourceRank } from '#domain/authors/directory'
import type { AuthorEntry } from '#domain/authors/entry'
import { isHandle } from '#domain/authors/handle'
import { isPostName } from '#domain/posts/postPath'
import { createAuthorIndex } from '../authorIndex'
import { readPostHead } from '../postHead'
import { reasonOf } from '../result'
import { createTaskPool } from '../taskPool'
import { walkFolder } from '../walkFolder'
import type { Streams } from './editCommand'
import { type PostWork, postWork } from './postWork'

/** Files that are read at once. */
const openAtOnce = 16

/** An author with what the Authors panel tells; `handle` is '' for somebody whom the directory does not know. */
interface AuthorLine extends Pick<AuthorNumbers, 'posts' | 'words' | 'links' | 'last'> {
  handle: string
  name: string
  source: string
}

/**
 * `byline authors`: prints the authors of a content folder, a line for each: handle, name, posts, words, links, date of
 * the last post, file of the entry. Answers with the exit status: 0, 1 when a file could not be read, 2 when it is not a
 * folder.
 */
export async function runAuthors(
  path: string,
  { json = false }: { json?: boolean },
  { out, error }: Streams,
  work: PostWork = postWork,
): Promise<number> {
  const root = await findFolder(path)
  if (root === null) {
    error.write(`“${path}” is not a folder that can be read.\n`)
    return 2
  }
  const { authors, posts, troubles } = await readAuthors(root)
  const counts = await work.countPosts(posts, root)
  for (const [index, count] of counts.entries())
    if (count === null) troubles.push(`${posts[index]}: It could not be counted.`)
  const known = counts.filter((count) => count !== null)
  const lines = listAuthors(authors, addUpAuthors(known, authors))
  if (json) out.write(`${JSON.stringify(lines.map(asJson), null, 2)}\n`)
  else for (const line of lines) out.write(asText(line))
  for (const trouble of troubles.sort()) error.write(`${trouble}\n`)
  return troubles.length > 0 ? 1 : 0
}

/** Who has an entry or wrote something, by handle; then those whom only front matter names. */
function listAuthors(entries: readonly AuthorEntry[], numbers: readonly AuthorNumbers[]): AuthorLine[] {
  const found = new Map<string, AuthorLine>()
  const nothing = { posts: 0, words: 0, links: 0, last: '' }
  for (const { handle, name, source } of entries)
    if (source !== '') found.set(handle, { handle, name, source, ...nothing })
  for (const { author, posts, words, links, last } of numbers) {
    const own = isHandle(author)
      ? { handle: author, name: '', source: '' }
      : { handle: '', name: author, source: '' }
    found.set(author, { ...(found.get(author) ?? own), posts, words, links, last })
  }
  const byName = (lines: AuthorLine[], key: 'handle' | 'name') =>
    lines.sort((a, b) => (a[key] < b[key] ? -1 : 1))
  const lines = [...found.values()]
  return [
    ...byName(
      lines.filter(({ handle }) => handle !== ''),
      'handle',
    ),
    ...byName(
      lines.filter(({ handle }) => handle === ''),
      'name',
    ),
  ]
}

async function findFolder(path: string): Promise<string | null> {
  try {
    const root = await realpath(resolve(path))
    return (await stat(root)).isDirectory() ? root : null
  } catch {
    return null
  }
}

interface FolderAuthors {
  authors: AuthorEntry[]
  /** Posts that can be read. */
  posts: string[]
  troubles: string[]
}

async function readAuthors(root: string): Promise<FolderAuthors> {
  const index = createAuthorIndex(root, () => {})
  const posts: string[] = []
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
          if (summary.trouble === '') posts.push(path)
          else troubles.push(`${path}: ${summary.trouble}`)
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
  return { authors: index.list(), posts, troubles }
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

function asText({ handle, name, posts, words, links, last, source }: AuthorLine): string {
  const columns = [
    handle || '(no handle)',
    name || '(no name)',
    counted(posts, 'post'),
    counted(words, 'word'),
    counted(links, 'link'),
    last || '(no date)',
    source || '(no entry)',
  ]
  return `${columns.join('\t')}\n`
}

function asJson({ handle, name, source, last, ...numbers }: AuthorLine) {
  return { handle: handle || null, name, ...numbers, last: last || null, source: source || null }
}
