import { folderOf, nameOf } from '../posts/postPath'

/** A post's file, or the folder of a page bundle, that gets another path. Paths are below the content folder, with `/`. */
export interface Move {
  from: string
  to: string
  isFolder: boolean
  /** The post names its address itself (slug, url, permalink): links to that stay as they are. */
  namesAddress: boolean
}

const bundlePage = /^index\.[^./]+$/i

/** The folder of a page bundle whose page a post is, or null for a post that is a file of its own. */
export function bundleOf(id: string): string | null {
  return bundlePage.test(nameOf(id)) && id.includes('/') ? folderOf(id) : null
}

/** What moves with a post: its bundle's folder, or its file. */
export const unitOf = (id: string): string => bundleOf(id) ?? id

/** The path of a file after a move. */
export function movedPath(path: string, { from, to, isFolder }: Move): string {
  if (path === from) return to
  return isFolder && path.startsWith(`${from}/`) ? to + path.slice(from.length) : path
}

/** A move to a place that no link leads to: what it would change are the links to a post. */
export function moveAway(id: string): Move {
  const from = unitOf(id)
  return { from, to: `${from}-elsewhere.md`, isFolder: from !== id, namesAddress: false }
}
