import { unitOf } from './move'

/** What goes away or moves with posts: their files, and the folders of page bundles. */
export interface Unit {
  path: string
  /** The post whose file or bundle it is. */
  id: string
}

/** The files and folders of posts, each once: what lies in the folder of another one goes with it. Sorted by path. */
export function unitsOf(ids: readonly string[]): Unit[] {
  const units = new Map(ids.map((id) => [unitOf(id), id]))
  const isInside = (path: string) => {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const id = units.get(path.slice(0, end))
      if (id !== undefined && id !== path.slice(0, end)) return true
    }
    return false
  }
  return [...units]
    .filter(([path]) => !isInside(path))
    .map(([path, id]) => ({ path, id }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Links to more posts than this are not looked for at once: each post is searched for each of them. */
export const mostLookedFor = 200
