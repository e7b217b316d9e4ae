import { type FSWatcher, watch } from 'node:fs'
import { join, sep } from 'node:path'
import { basename, dirname } from 'node:path/posix'

/** The system's own tidings of changes: hints where to look, not what has changed. */
export interface FolderEvents {
  /** Begins, or begins anew, to watch a folder below the root. Throws the system's error. */
  watch(folder: string): void
  unwatch(folder: string): void
  close(): void
}

export interface EventListener {
  /** Something happened to this entry of a folder; null: somewhere in it. */
  onHint(folder: string, name: string | null): void
  /** The watch of a folder has broken down. */
  onBroken(folder: string, error: unknown): void
}

/** Systems that watch a folder with all below it in one. */
const isWhole = process.platform === 'darwin' || process.platform === 'win32'

/**
 * Watches folders, never files: one watch for some hundred posts. On Linux each folder has its own, elsewhere that of
 * the root serves all.
 */
export function createFolderEvents(root: string, listener: EventListener): FolderEvents {
  const watchers = new Map<string, FSWatcher>()

  function hear(folder: string, name: string | null): void {
    const path = name?.split(sep).join('/')
    if (name === null || !isWhole || !path?.includes('/')) listener.onHint(folder, name)
    else listener.onHint(dirname(path), basename(path))
  }

  function unwatch(folder: string): void {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }

  return {
    watch(folder) {
      if (isWhole && folder !== '') return
      const before = watchers.get(folder)
      const own = watch(join(root, folder), { recursive: isWhole }, (_kind, name) => hear(folder, name))
      // An error of a watch that was ended on purpose says nothing.
      own.on('error', (error) => watchers.get(folder) === own && listener.onBroken(folder, error))
      watchers.set(folder, own)
      before?.close()
    },
    unwatch,
    close() {
      for (const folder of [...watchers.keys()]) unwatch(folder)
    },
  }
}
