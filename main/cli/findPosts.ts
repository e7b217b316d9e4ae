import { realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isPostName } from '#domain/posts/postPath'
import type { PostPlace } from '../editPosts'
import { reasonOf } from '../result'
import { findInFolder } from './findInFolder'

/** A post that was named, or a name that leads to none, with the reason. */
export type NamedPost = (PostPlace & { reason: null }) | { name: string; reason: string }

/** The posts that arguments name, in their order: posts by themselves, folders by what lies below. None comes twice. */
export async function findPosts(paths: readonly string[]): Promise<NamedPost[]> {
  const found: NamedPost[] = []
  const seen = new Set<string>()
  const add = (name: string, path: string, isFound: boolean) => {
    if (!seen.has(path)) found.push({ name, path, isFound, reason: null })
    seen.add(path)
  }
  for (const named of paths) {
    try {
      const path = resolve(named)
      if ((await stat(path)).isDirectory()) {
        const root = await realpath(path)
        const ids = await findInFolder(root, (id, reason) => {
          found.push({ name: join(named, id), reason: `It could not be read: ${reason}.` })
        })
        for (const id of ids) add(join(named, id), join(root, id), true)
      } else if (isPostName(path)) {
        add(named, path, false)
      } else {
        found.push({ name: named, reason: 'It is not a post (.md, .markdown, .mdx, .Rmd or .qmd).' })
      }
    } catch (error) {
      found.push({ name: named, reason: `It could not be read: ${reasonOf(error).reason}.` })
    }
  }
  return found
}
