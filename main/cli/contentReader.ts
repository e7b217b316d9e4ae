import type { Result } from '#api'
import { authorSourceRank } from '#domain/authors/directory'
import type { AuthorEntry } from '#domain/authors/entry'
import type { MarkdownSettings } from '#domain/markdown/features'
import { createAuthorIndex } from '../authorIndex'
import { createFieldIndex } from '../fieldIndex'
import { createImageFolder, type ImageFolder } from '../imageFolder'
import { createPostFiles } from '../postFiles'
import { ok } from '../result'
import { walkFolder } from '../walkFolder'

/** Reads posts with the authors directory and what byline.json says of images and Markdown in their folders; each folder's once. */
export interface ContentReader {
  read(root: string, id: string): Promise<Result<{ raw: string } & FolderContent>>
}

interface FolderContent {
  authors: AuthorEntry[]
  images: ImageFolder
  markdown: MarkdownSettings
}

export function createContentReader(): ContentReader {
  const folders = new Map<string, Promise<FolderContent>>()
  return {
    async read(root, id) {
      const post = await createPostFiles(root).readPost(id)
      if (!post.ok) return post
      const folder = folders.get(root) ?? readFolder(root)
      folders.set(root, folder)
      return ok({ raw: post.value.raw, ...(await folder) })
    },
  }
}

async function readFolder(root: string): Promise<FolderContent> {
  const fields = createFieldIndex(root, () => {})
  const [authors] = await Promise.all([readDirectory(root), fields.readRules()])
  fields.close()
  return { authors, images: createImageFolder(root, fields.imageRules), markdown: fields.markdown() }
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
