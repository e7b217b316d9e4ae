import type { Text } from '@codemirror/state'
import type { PostId } from '#api'
import { request, windowId } from '../transport'
import { useStore } from './store'
import { encodeCopy, isDirty, type WorkingCopy } from './workingCopy'

/** Text is kept after a pause in typing of so many milliseconds, and while typing goes on so long after the last time. */
const pause = 1000
const longestDelay = 1400
/** Idle time is waited for that long at most: with the delay less than the two seconds that a crash may cost. */
const longestIdle = 200

/** What is known of the backup of one post. */
interface Kept {
  folder: string
  timer: ReturnType<typeof setTimeout> | undefined
  /** When text was typed first that is not kept, or null. */
  since: number | null
  /** The text that was sent last. */
  doc: Text | null
  /** Requests of a post reach main in their order. */
  last: Promise<unknown>
}

/**
 * Keeps unsaved text outside the content folder, beside the typing path, until it is saved or given up. A text that
 * cannot be kept is told of once.
 */
export function watchBackups(): void {
  const known = new Map<PostId, Kept>()
  let isTold = false

  const send = (id: PostId, kept: Kept) => {
    const copy = useStore.getState().copies[id]
    kept.since = null
    if (copy === undefined || !isDirty(copy) || copy.state.doc === kept.doc) return
    kept.doc = copy.state.doc
    const { folder, hash } = copy
    const raw = encodeCopy(copy)
    kept.last = kept.last.then(async () => {
      const answer = await request('backUp', { folder, id, raw, hash, window: windowId })
      if (answer.ok) {
        isTold = false
        return
      }
      // Kept with the next change of the text, or never: the writer should know.
      kept.doc = null
      if (!isTold) useStore.getState().notify({ tone: 'error', message: answer.error.message })
      isTold = true
    })
  }

  const plan = (copy: WorkingCopy) => {
    const { id, folder } = copy
    const kept: Kept = known.get(id) ?? {
      folder,
      timer: undefined,
      since: null,
      doc: null,
      last: Promise.resolve(),
    }
    known.set(id, kept)
    const now = performance.now()
    kept.since ??= now
    clearTimeout(kept.timer)
    kept.timer = setTimeout(
      () => requestIdleCallback(() => send(id, kept), { timeout: longestIdle }),
      Math.max(0, Math.min(pause, kept.since + longestDelay - now)),
    )
  }

  const drop = (id: PostId, kept: Kept) => {
    clearTimeout(kept.timer)
    known.delete(id)
    void kept.last.then(() => request('dropBackup', { folder: kept.folder, id, window: windowId }))
  }

  useStore.subscribe(({ copies }, before) => {
    if (copies === before.copies) return
    for (const copy of Object.values(copies)) {
      const former = before.copies[copy.id]
      if (copy.state.doc === former?.state.doc && copy.saved === former.saved) continue
      const kept = known.get(copy.id)
      if (isDirty(copy)) plan(copy)
      // While a save runs its text is not on the disk yet.
      else if (kept !== undefined) drop(copy.id, kept)
    }
    for (const [id, kept] of known) if (copies[id] === undefined) drop(id, kept)
  })
}
