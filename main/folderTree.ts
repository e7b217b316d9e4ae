import { join } from 'node:path/posix'
import type { FolderLook, Found, NoLook, Stamp } from './lookAt'

/** What is told of a folder's files, by their path below it. */
export interface TreeListener {
  /** A file is there for the first time, or has changed. */
  onFile(path: string): void
  /** A file is gone, or the trouble with it or with a folder. */
  onRemoved(path: string): void
  /** A folder or link that cannot be followed, with the reason as the end of a sentence. */
  onTrouble(path: string, reason: string): void
  /** A folder is not looked at any more. */
  onFolderGone(folder: string): void
}

/** What was seen of a folder and all below it at the last look. */
export interface FolderTree {
  /** All folders, '' for the root itself. */
  folders(): IterableIterator<string>
  sizeOf(folder: string): number
  stampOf(folder: string): Stamp
  has(folder: string): boolean
  /** Compares a look at a folder with the one before, tells the difference; answers with the folders in it. */
  take(folder: string, look: FolderLook | NoLook): string[]
  /** The same for one entry. `isSure`: it was touched, whatever its stamp says. Answers with whether it is a folder. */
  takeEntry(folder: string, name: string, found: Found | null, isSure: boolean): boolean
}

interface SeenFolder {
  entries: Map<string, Found>
  stamp: Stamp
}

export function createFolderTree(listener: TreeListener): FolderTree {
  const seen = new Map<string, SeenFolder>()
  const unreadable = new Set<string>()

  function forgetFolder(folder: string): void {
    if (unreadable.delete(folder)) listener.onRemoved(folder)
    const own = seen.get(folder)
    if (own === undefined) return
    seen.delete(folder)
    listener.onFolderGone(folder)
    for (const [name, found] of own.entries) forgetEntry(join(folder, name), found)
  }

  function forgetEntry(path: string, { kind }: Found): void {
    if (kind === 'folder') forgetFolder(path)
    else listener.onRemoved(path)
  }

  function takeEntry(folder: string, name: string, found: Found | null, isSure: boolean): boolean {
    const own = seen.get(folder)
    if (own === undefined) return false
    const path = join(folder, name)
    const before = own.entries.get(name)
    if (before !== undefined && before.kind !== found?.kind) {
      own.entries.delete(name)
      forgetEntry(path, before)
    }
    if (found === null) return false
    own.entries.set(name, found)
    if (found.kind === 'folder') return true
    const isSame =
      before !== undefined &&
      before.kind === found.kind &&
      found.stamp !== null &&
      before.stamp === found.stamp
    if (isSame && !isSure) return false
    if (found.kind === 'file') listener.onFile(path)
    else listener.onTrouble(path, found.reason)
    return false
  }

  return {
    folders: () => seen.keys(),
    sizeOf: (folder) => seen.get(folder)?.entries.size ?? 0,
    stampOf: (folder) => seen.get(folder)?.stamp ?? null,
    has: (folder) => seen.has(folder),
    takeEntry,
    take(folder, look) {
      if ('reason' in look) {
        forgetFolder(folder)
        if (look.reason === null) return []
        unreadable.add(folder)
        listener.onTrouble(folder, look.reason)
        return []
      }
      if (unreadable.delete(folder)) listener.onRemoved(folder)
      const own = seen.get(folder) ?? { entries: new Map<string, Found>(), stamp: null }
      own.stamp = look.stamp
      seen.set(folder, own)
      const present = new Set(look.entries.map(([name]) => name))
      for (const name of [...own.entries.keys()]) if (!present.has(name)) takeEntry(folder, name, null, false)
      const folders: string[] = []
      for (const [name, found] of look.entries)
        if (takeEntry(folder, name, found, false)) folders.push(join(folder, name))
      return folders
    },
  }
}
