import type { Result } from '#api'
import { authorSourceRank } from '#domain/authors/directory'
import type { AuthorEntry } from '#domain/authors/entry'
import { createAuthorIndex } from '../authorIndex'
import { createPostFiles } from '../postFiles'
import { ok } from '../result'
import { walkFolder } from '../walkFolder'

/** Reads posts and the authors directory of their folders; each folder's directory once. */
export interface ContentReader {
  read(root: string, id: string): Promise<Result<{ raw: string; authors: AuthorEntry[] }>>
}

export function createContentReader(): ContentReader {
  const directories = new Map<string, Promise<AuthorEntry[]>>()
  return {
    async read(root, id) {
      const post = await createPostFiles(root).readPost(id)
      if (!post.ok) return post
      const authors = directories.get(root) ?? readDirectory(root)
      directories.set(root, authors)
      return ok({ raw: post.value.raw, authors: await authors })
    },
  }
}

async function readDirectory(root: string): Promise<AuthorEntry[]> {
  const index = createAuthorIndex(root, () => {})
  const sources: string[] = []
  await walkFolder(
    root,
    {
      onFile: (path) => {
        if (authorSourceRank(path) >= 0) sources.push(path)
      },
      onTrouble: () => {},
    },
    new AbortController().signal,
  )
  await Promise.all(sources.map(index.readSource))
  index.close()
  return index.list()
}
