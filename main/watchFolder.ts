import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { isInSkippedFolder, isSkippedFolder } from './folderRules'
import { errorCode } from './result'

export interface WatchListener {
  /** A file appeared or changed (path below the root with `/`). `changed` is its time stamp, where known. */
  onFile(path: string, changed: number | null): void
  onRemoved(path: string): void
  /** Changes are now looked for in intervals, because the system's own means ran out. */
  onPolling(): void
}

export interface FolderWatch {
  /** Resolves when every file that was there has been told of, or watching has ended. */
  whenReady: Promise<void>
  close(): Promise<void>
}

/** After a change of a file chokidar tells nothing of it for 50 ms. */
const blindTime = 100

/**
 * Watches the files below `root` (a real path) that `isWatched` wants. Also tells of each file that is there at the
 * start, so that nothing is missed between scan and watch.
 */
export function watchFolder(
  root: string,
  isWatched: (path: string) => boolean,
  listener: WatchListener,
): FolderWatch {
  const below = (path: string) => relative(root, path).split(sep).join('/')
  const ignored = (path: string, stats?: Stats) => {
    const id = below(path)
    if (id === '') return false
    if (!stats) return isInSkippedFolder(id)
    return stats.isDirectory() ? isSkippedFolder(id) : !isWatched(id)
  }
  let isPolling = false
  let isClosed = false
  let tellReady: () => void
  const whenReady = new Promise<void>((resolve) => {
    tellReady = resolve
  })
  let watcher = start()

  function start(): FSWatcher {
    const own = watch(root, {
      ignored,
      followSymlinks: false,
      ignorePermissionErrors: true,
      usePolling: isPolling,
      interval: 3000,
      binaryInterval: 5000,
      alwaysStat: true,
    })
    own.on('ready', () => tellReady())
    own.on('add', (path, stats) => listener.onFile(below(path), stats?.mtimeMs ?? null))
    own.on('change', (path, stats) => {
      listener.onFile(below(path), null)
      setTimeout(() => void lookAgain(path, stats), blindTime).unref()
    })
    own.on('unlink', (path) => listener.onRemoved(below(path)))
    own.on('error', (error) => {
      if (isPolling || isClosed || !['ENOSPC', 'EMFILE', 'ENFILE'].includes(errorCode(error))) return
      isPolling = true
      listener.onPolling()
      void own.close().then(() => {
        if (!isClosed) watcher = start()
      })
    })
    return own
  }

  /** Tells of a change that came so soon after another one that the watcher has passed over it. */
  async function lookAgain(path: string, seen: Stats | undefined): Promise<void> {
    const now = await stat(path).catch(() => null)
    if (isClosed || now === null) return
    if (now.mtimeMs !== seen?.mtimeMs || now.size !== seen.size) listener.onFile(below(path), null)
  }

  return {
    whenReady,
    async close() {
      isClosed = true
      await watcher.close()
      tellReady()
    },
  }
}
