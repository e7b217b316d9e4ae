import { homedir } from 'node:os'
import { sep } from 'node:path'

/** A path in a form for people: the home folder as `~`. */
export function personalPath(path: string, home: string = homedir()): string {
  if (path === home) return '~'
  return path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path
}
