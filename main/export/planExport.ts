import { lstat, readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ExportFormat } from '#domain/export/options'
import { extensionOf, freePaths, pagePath } from '#domain/export/pagePaths'
import { feedPath, indexPath } from '#domain/export/siteLists'
import type { PageJob } from './exportPages'
import { hashOf, type Manifest, stampOf } from './manifest'

/** A post to export, and the path that its page is to have if that is free. */
export interface WantedPage {
  root: string
  id: string
  wanted?: string
}

/** Paths that a site needs for itself, beside those of its lists. */
export const ownPaths = [indexPath, feedPath, 'style.css']

/** Gives each post its page's path; what a site has besides is kept free. */
export function planPages(posts: readonly WantedPage[], format: ExportFormat): PageJob[] {
  const reserved = format === 'folder' ? [indexPath, feedPath] : []
  const paths = freePaths(
    posts.map(({ id, wanted }) => wanted ?? pagePath(id, extensionOf(format))),
    reserved,
  )
  return posts.map(({ root, id }, index) => ({ root, id, path: paths[index]! }))
}

/** What stands at the paths that an export would write. */
export interface Obstacles {
  /** Files that export did not write, or that were changed since. */
  foreign: string[]
  /** Paths that lead out of the output folder, or are no files. */
  blocked: string[]
  /** Files that are as export has written them. */
  asWritten: Set<string>
}

/** Looks at what is there already. `out` is the output folder's real path; `manifest` says what export has written. */
export async function findObstacles(
  out: string,
  paths: readonly string[],
  manifest: Manifest,
): Promise<Obstacles> {
  const found: Obstacles = { foreign: [], blocked: [], asWritten: new Set() }
  const parents = new Map<string, boolean>()
  for (const path of paths) {
    const target = join(out, path)
    const folder = dirname(target)
    if (!(parents.get(folder) ?? (await staysInside(out, folder, parents)))) {
      found.blocked.push(path)
      continue
    }
    const own = manifest.files[path]
    const stamp = stampOf(target)
    if (stamp === '') continue
    if (own?.stamp === stamp) {
      found.asWritten.add(path)
      continue
    }
    const info = await lstat(target).catch(() => null)
    if (info === null || !info.isFile()) found.blocked.push(path)
    // What was only planned before may have been written before the process ended.
    else if (own === undefined || (own.stamp !== '' && hashOf(await readFile(target)) !== own.hash))
      found.foreign.push(path)
  }
  return found
}

/** Whether a folder, as far as it is there, lies in the output folder once its links are followed. */
async function staysInside(out: string, folder: string, known: Map<string, boolean>): Promise<boolean> {
  if (folder === out) return true
  const before = known.get(folder)
  if (before !== undefined) return before
  let answer: boolean
  try {
    answer = (await realpath(folder)) === folder
  } catch {
    answer = await staysInside(out, dirname(folder), known)
  }
  known.set(folder, answer)
  return answer
}
