import type { AuthorEntry } from '#domain/authors/entry'
import type { ExportRules } from '#domain/export/options'
import type { MarkdownSettings } from '#domain/markdown/features'
import type { ImageRules } from '#domain/page/imageRules'
import { createAuthorIndex } from '../authorIndex'
import { createFieldIndex } from '../fieldIndex'
import { listAuthorSources } from '../readAuthorSources'

/** What the pages of a content folder are made with. Plain data: it can be passed between threads. */
export interface FolderContent {
  authors: AuthorEntry[]
  images: ImageRules
  markdown: MarkdownSettings
  rules: ExportRules
}

/** Reads the authors directory of a folder, and what its byline.json says. `root` is its real path. */
export async function readFolderContent(root: string): Promise<FolderContent> {
  const fields = createFieldIndex(root, () => {})
  const [authors] = await Promise.all([readDirectory(root), fields.readRules()])
  fields.close()
  return {
    authors,
    images: fields.imageRules(),
    markdown: fields.markdown(),
    rules: fields.exportRules(),
  }
}

async function readDirectory(root: string): Promise<AuthorEntry[]> {
  const index = createAuthorIndex(root, () => {})
  const sources = await listAuthorSources(root)
  await Promise.all(sources.map(index.readSource))
  index.close()
  return index.list()
}
