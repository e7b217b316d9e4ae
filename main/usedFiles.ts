import { join } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { isInSkippedFolder } from './folderRules'

/** Watches files that pages show although their folders are not watched: `public/` and the like, often built and large. */
export interface UsedFiles {
  /** Tells that a page shows this file (path below the folder). Files of watched folders need no watch of their own. */
  add(id: string): void
  close(): Promise<void>
}

const most = 500

/** `root` is the folder's real path. */
export function watchUsedFiles(root: string, onChange: () => void): UsedFiles {
  const known = new Set<string>()
  let watcher: FSWatcher | null = null
  let isClosed = false
  return {
    add(id) {
      if (isClosed || known.has(id) || known.size >= most || !isInSkippedFolder(id)) return
      known.add(id)
      watcher ??= watch([], { ignoreInitial: true, followSymlinks: false, ignorePermissionErrors: true })
        .on('all', onChange)
        .on('error', () => {})
      watcher.add(join(root, id))
    },
    async close() {
      isClosed = true
      await watcher?.close()
    },
  }
}
