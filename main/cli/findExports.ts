import { realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { findContentFolder } from '../findContentFolder'
import { isPostName } from '../folderRules'
import { personalPath } from '../personalPath'
import { reasonOf } from '../result'
import { findInFolder } from './findInFolder'

/** One page to write. */
export interface PostExport {
  /** The content folder's real path. */
  root: string
  /** The post's path below it. */
  id: string
  /** The page's path below the output folder. */
  page: string
}

export interface FoundExports {
  posts: PostExport[]
  errors: string[]
  notes: string[]
}

/**
 * The pages that the named posts and folders make. Posts of a folder keep their paths; posts named alone are written
 * side by side. Two that would meet under one name get numbers, which a note says.
 */
export async function findExports(paths: readonly string[]): Promise<FoundExports> {
  const found: FoundExports = { posts: [], errors: [], notes: [] }
  const posts: { root: string; id: string; name: string }[] = []
  for (const path of paths) {
    try {
      const real = await realpath(resolve(path))
      if ((await stat(real)).isDirectory()) {
        const ids = await findInFolder(real, (id, reason) =>
          found.errors.push(`${id} could not be read: ${reason}.`),
        )
        posts.push(...ids.map((id) => ({ root: real, id, name: id })))
      } else if (isPostName(real)) {
        const { folder, id } = await findContentFolder(real)
        posts.push({ root: folder, id, name: id.split('/').at(-1)! })
      } else {
        found.errors.push(`${personalPath(path)} is not a post (.md, .markdown, .mdx, .Rmd or .qmd).`)
      }
    } catch (error) {
      found.errors.push(`${personalPath(path)} could not be read: ${reasonOf(error).reason}.`)
    }
  }

  const taken = new Set<string>()
  for (const { root, id, name } of posts) {
    const wanted = `${name.replace(/\.[^./]+$/, '')}.html`
    const page = freeName(wanted, taken)
    if (page !== wanted) found.notes.push(`${id} is written as ${page}, because another post is ${wanted}.`)
    taken.add(page.toLowerCase())
    found.posts.push({ root, id, page })
  }
  return found
}

/** Names that differ only in case would be one file on many disks. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    name = wanted.replace(/\.html$/, `-${number}.html`)
  }
  return name
}
