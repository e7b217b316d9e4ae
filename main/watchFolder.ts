import { basename } from 'node:path'
import { join } from 'node:path/posix'
import { createFolderEvents } from './folderEvents'
import { createFolderTree, type TreeListener } from './folderTree'
import { type FolderLook, lookAtEntry, lookAtFolder, type NoLook } from './lookAt'
import { createIntervalLooks } from './lookInIntervals'
import { errorCode } from './result'
import { createTaskPool } from './taskPool'
import type { Threads } from './threads'

export interface WatchListener extends Omit<TreeListener, 'onFolderGone'> {
  /** Changes are now looked for in intervals, because the system's own means ran out. */
  onPolling(): void
  /** Files that the writer works with: where changes are looked for in intervals, these are looked at each time. */
  filesInUse(): Iterable<string>
}

export interface FolderWatch {
  /** Resolves when every file that was there has been told of, or watching has ended; later changes are noticed. */
  whenReady: Promise<void>
  /** Looks at nothing until `resume`. */
  pause(): Promise<void>
  /** Resolves when all that has changed meanwhile has been told. */
  resume(): Promise<void>
  close(): void
}

/** Hints that come so soon after each other are followed together. */
const gather = 30
/** After so many hints the system may have dropped some (Linux keeps 16,384): then all is looked at when it is quiet. */
const manyHints = 4000
const quiet = 500
/** Folders that are looked at by one message to a thread. */
const batchSize = 10
/** Fewer files, in not too many folders, are looked at before a thread has started. */
const manyFiles = 150
const manyEntries = 1500

const interval = 3000
/** Looking in intervals takes no more than this part of the time, however slow the disk. */
const mostOfTime = 1 / 20
/** Files that changed of late are looked at each time, as those in use are. */
const mostRecent = 100

/**
 * Tells of each file below `root` (a real path) that matters, first those that are there, then what changes. A hint of
 * the system only says where to look; what has changed is found by comparing with the look before, so that no order of
 * hints, nor a lost one, leaves a wrong list. Looks never overlap. `threads` does what is many, after `whenShown`.
 */
export function watchFolder(
  root: string,
  listener: WatchListener,
  threads: Threads | null,
  whenShown?: Promise<void>,
): FolderWatch {
  const rootName = basename(root)
  const events = createFolderEvents(root, { onHint, onBroken })
  const tree = createFolderTree({ ...listener, onFile, onFolderGone: events.unwatch })
  const looks = createIntervalLooks(root, tree)
  /** Entries to look at by folder, and folders to look at with all below them. */
  let hints = new Map<string, Set<string>>()
  let visits = new Set<string>([''])
  let timer: NodeJS.Timeout | null = null
  let calm: NodeJS.Timeout | null = null
  let count = 0
  let round: Promise<void> | null = null
  let isPolling = false
  let isPaused = false
  let isStarted = false
  let lastTook = 0
  let isClosed = false
  const recent = new Set<string>()

  function onFile(path: string): void {
    listener.onFile(path)
    if (!isPolling || !isStarted) return
    recent.delete(path)
    recent.add(path)
    for (const oldest of recent) {
      if (recent.size <= mostRecent) break
      recent.delete(oldest)
    }
  }

  function onHint(folder: string, name: string | null): void {
    if (isPaused || isClosed || isPolling) return
    count += 1
    if (name === null) visits.add(folder)
    else {
      // What happens to a watched folder itself is told by its own name.
      if (folder === '' && name === rootName) visits.add('')
      hints.set(folder, (hints.get(folder) ?? new Set()).add(name))
    }
    if (count > manyHints) {
      if (calm) clearTimeout(calm)
      calm = setTimeout(lookAtAll, quiet)
    }
    ask(gather)
  }

  function onBroken(folder: string, error: unknown): void {
    if (isClosed) return
    if (isExhausted(error)) poll()
    visits.add(isPolling ? '' : folder)
    ask(gather)
  }

  function lookAtAll(): void {
    count = 0
    visits.add('')
    ask(0)
  }

  function ask(delay: number): void {
    if (isClosed || isPaused || round !== null) return
    timer ??= setTimeout(() => {
      timer = null
      void runRound()
    }, delay)
  }

  function poll(): void {
    if (isPolling) return
    isPolling = true
    events.close()
    hints = new Map()
    visits = new Set()
    listener.onPolling()
  }

  /** Follows all hints that there are; what comes meanwhile is the next round's. */
  function runRound(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    round ??= followAll().finally(() => {
      round = null
      isStarted = true
      // The folder itself may be gone: its disk may come back.
      if (!tree.has('')) visits.add('')
      if (visits.size + hints.size > 0) ask(tree.has('') ? gather : interval)
      else if (isPolling) ask(Math.max(interval, lastTook / mostOfTime))
    })
    return round
  }

  async function followAll(): Promise<void> {
    const start = performance.now()
    const [ownHints, ownVisits] = [hints, visits]
    hints = new Map()
    visits = new Set()
    if (isPolling && ownVisits.size === 0) {
      await visit(await looks.look(new Set([...listener.filesInUse(), ...recent])))
    } else {
      await followHints(ownHints, ownVisits)
      const wasPolling = isPolling
      await visit([...ownVisits])
      if (isPolling && !wasPolling) await visit([''])
    }
    lastTook = performance.now() - start
  }

  async function followHints(byFolder: Map<string, Set<string>>, folders: Set<string>): Promise<void> {
    const pool = createTaskPool(16, () => {})
    for (const [folder, names] of byFolder) {
      for (const name of names) {
        pool.add(async () => {
          if (isClosed || !tree.has(folder)) return
          const found = await lookAtEntry(root, join(folder, name))
          if (!isClosed && tree.takeEntry(folder, name, found, true)) folders.add(join(folder, name))
        })
      }
    }
    await pool.whenIdle()
  }

  /** Watches folders, looks at them, then at those in them. */
  async function visit(folders: readonly string[]): Promise<void> {
    const waiting = [...folders]
    const pool = createTaskPool(threads?.most ?? 1, () => {})
    let files = 0
    let entries = 0
    const visitBatch = async () => {
      // The folders found last, which lie deepest: files are seen sooner than level by level.
      const batch = waiting.splice(-batchSize)
      if (isClosed || batch.length === 0 || !watchAll(batch)) return
      const looks = await lookAtMany(batch, files >= manyFiles || entries >= manyEntries)
      if (isClosed) return
      for (const [index, folder] of batch.entries()) {
        const look = looks[index]
        if (look === undefined) continue
        const inside = tree.take(folder, look)
        waiting.push(...inside)
        const size = tree.sizeOf(folder)
        entries += size
        files += size - inside.length
      }
      for (let at = 0; at < waiting.length; at += batchSize) pool.add(visitBatch)
    }
    pool.add(visitBatch)
    await pool.whenIdle()
  }

  async function lookAtMany(folders: readonly string[], isMany: boolean) {
    const here = () => Promise.all(folders.map((folder) => lookAtFolder(root, folder)))
    if (isMany) await whenShown
    if (threads === null || !isMany) return here()
    const parse = (looks: string[]) => looks.map((look) => JSON.parse(look) as FolderLook | NoLook)
    return threads.run<string>('lookAtFolders', folders, [root]).then(parse).catch(here)
  }

  /** False when the watch has turned to looking in intervals. */
  function watchAll(folders: readonly string[]): boolean {
    for (const folder of folders) {
      if (isPolling) break
      try {
        events.watch(folder)
      } catch (error) {
        // One that is gone or may not be read shows so when it is looked at.
        if (!isExhausted(error)) continue
        poll()
        return false
      }
    }
    return true
  }

  const whenReady = runRound()
  return {
    whenReady,
    async pause() {
      isPaused = true
      await round
    },
    async resume() {
      isPaused = false
      hints = new Map()
      visits = new Set([''])
      await runRound()
    },
    close() {
      isClosed = true
      if (timer) clearTimeout(timer)
      if (calm) clearTimeout(calm)
      events.close()
    },
  }
}

/** Whether the system has no more of what watching takes. */
function isExhausted(error: unknown): boolean {
  return ['ENOSPC', 'EMFILE', 'ENFILE'].includes(errorCode(error))
}
