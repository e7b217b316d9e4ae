import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync, type Stats, utimesSync } from 'node:fs'
import { join } from 'node:path'

/** Long ago: a file with this time of its last reading shows the next one, on disks that note one a day as well. */
const longAgo = 1_000_000_000

/** Every file and folder below `whole`, no link followed. */
function look(whole: string, isLeftOut: (path: string) => boolean): Map<string, Stats> {
  const found = new Map<string, Stats>()
  function add(path: string): void {
    const info = lstatSync(join(whole, path))
    found.set(path, info)
    if (!info.isDirectory()) return
    for (const name of readdirSync(join(whole, path)).sort()) {
      const below = path === '.' ? name : `${path}/${name}`
      if (!isLeftOut(below)) add(below)
    }
  }
  add('.')
  return found
}

function contentOf(path: string): string {
  const info = lstatSync(path)
  if (info.isSymbolicLink()) return readlinkSync(path)
  if (info.isDirectory()) return readdirSync(path).sort().join('\n')
  return info.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'special'
}

const stateOf = ({ ino, mode, size, mtimeMs }: Stats, content: string) =>
  [ino, mode, size, mtimeMs, content].join(' ')

/**
 * Watches files and folders below `whole`: tells which were changed, made, removed, read or listed since it began or was
 * asked last.
 */
export function watchOutside(whole: string, isLeftOut: (path: string) => boolean) {
  let before = new Map<string, string>()
  const marks = new Map<string, number>()

  function begin(): void {
    before = new Map()
    marks.clear()
    for (const [path, info] of look(whole, isLeftOut)) {
      const content = contentOf(join(whole, path))
      if (!info.isSymbolicLink()) utimesSync(join(whole, path), longAgo, Math.floor(info.mtimeMs / 1000))
      const marked = lstatSync(join(whole, path))
      before.set(path, stateOf(marked, content))
      marks.set(path, marked.atimeMs)
    }
  }

  begin()
  return {
    take(): string[] {
      const found: string[] = []
      // First what reading would change.
      for (const [path, mark] of marks) {
        const info = lstatSync(join(whole, path), { throwIfNoEntry: false })
        if (info && !info.isSymbolicLink() && info.atimeMs !== mark) found.push(`read: ${path}`)
      }
      const now = look(whole, isLeftOut)
      for (const path of now.keys()) if (!before.has(path)) found.push(`made: ${path}`)
      for (const [path, state] of before) {
        const info = now.get(path)
        if (!info) found.push(`removed: ${path}`)
        else if (state !== stateOf(info, contentOf(join(whole, path)))) found.push(`changed: ${path}`)
      }
      begin()
      return found
    },
  }
}
