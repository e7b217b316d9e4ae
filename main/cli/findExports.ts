import { realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { ExportFormat } from '#domain/export/options'
import { extensionOf, pageName, pagePath } from '#domain/export/pagePaths'
import { isPostName } from '#domain/posts/postPath'
import { findContentFolder } from '../findContentFolder'
import { personalPath } from '../personalPath'
import { reasonOf } from '../result'
import { findInFolder } from './findInFolder'

/** One post to export. */
export interface PostExport {
  /** The content folder's real path. */
  root: string
  /** The post's path below it. */
  id: string
  /** The path below the output folder that its page is to have. */
  wanted: string
}

export interface FoundExports {
  posts: PostExport[]
  errors: string[]
}

/** The pages that the named posts and folders make. Posts of a folder keep their paths; posts named alone are written side by side. */
export async function findExports(
  paths: readonly string[],
  format: ExportFormat = 'page',
): Promise<FoundExports> {
  const extension = extensionOf(format)
  const found: FoundExports = { posts: [], errors: [] }
  for (const path of paths) {
    try {
      const real = await realpath(resolve(path))
      if ((await stat(real)).isDirectory()) {
        const ids = await findInFolder(real, (id, reason) =>
          found.errors.push(`${id} could not be read: ${reason}.`),
        )
        found.posts.push(...ids.map((id) => ({ root: real, id, wanted: pagePath(id, extension) })))
      } else if (isPostName(real)) {
        const { folder, id } = await findContentFolder(real)
        found.posts.push({ root: folder, id, wanted: pageName(id, extension) })
      } else {
        found.errors.push(`${personalPath(path)} is not a post (.md, .markdown, .mdx, .Rmd or .qmd).`)
      }
    } catch (error) {
      found.errors.push(`${personalPath(path)} could not be read: ${reasonOf(error).reason}.`)
    }
  }
  return found
}
