import type { LeftAlone, PostId, Result } from '#api'
import { type Move, movedPath } from '#domain/moves/move'
import type { Unit } from '#domain/moves/units'
import { nameOf } from '#domain/posts/postPath'
import { request } from '../transport'
import { followMove } from './postMoves'
import { selectAll } from './postSelection'
import { shownId } from './selectionSlice'
import { useStore } from './store'

/** What work on one file after the other is told, and tells. */
export interface EachControl {
  signal: AbortSignal
  onProgress(done: number): void
}

export interface EachOutcome {
  /** How many are done. */
  done: number
  /** Those that are not, and other files that could not be changed with them. */
  failed: LeftAlone[]
}

/** One after the other; a failure does not hold up the next. */
async function forEachUnit(
  units: readonly Unit[],
  { signal, onProgress }: EachControl,
  work: (unit: Unit) => Promise<Result<readonly LeftAlone[]>>,
): Promise<EachOutcome> {
  const failed = new Map<string, string>()
  let done = 0
  for (const [index, unit] of units.entries()) {
    onProgress(index)
    if (signal.aborted) failed.set(unit.path, 'It was left, as you stopped.')
    else {
      const answer = await work(unit)
      if (answer.ok) done += 1
      else failed.set(unit.path, answer.error.message)
      for (const { id, reason } of answer.ok ? answer.value : []) failed.set(id, reason)
    }
  }
  return { done, failed: [...failed].map(([id, reason]) => ({ id, reason })) }
}

/** Tells what went well; what did not is the dialog's to tell, unless the writer has closed that. */
function tell({ done, failed }: EachOutcome, control: EachControl, message: string): void {
  if (failed.length === 0 || control.signal.aborted)
    if (done > 0) useStore.getState().notify({ tone: 'info', message })
}

const counted = (count: number) => `${count.toLocaleString('en')} post${count === 1 ? ' is' : 's are'}`

/** Moves what these posts are to the trash, and lets go of their texts. */
export async function trashPosts(
  ids: readonly PostId[],
  units: readonly Unit[],
  control: EachControl,
): Promise<EachOutcome> {
  const folder = useStore.getState().folder?.key ?? ''
  const outcome = await forEachUnit(units, control, async ({ id, path }) => {
    const answer = await request('trashPost', { folder, id })
    if (answer.ok) dropCopies(ids, path)
    return answer.ok ? { ok: true, value: [] } : answer
  })
  const message =
    units.length === 1
      ? `${units[0]?.id} is in the trash. It can be restored from there.`
      : `${counted(outcome.done)} in the trash, and can be restored from there.`
  tell(outcome, control, message)
  return outcome
}

/** Lets go of the texts of posts that were this file, or in this folder. */
function dropCopies(ids: readonly PostId[], path: string): void {
  const { copies, dropCopy } = useStore.getState()
  for (const id of ids)
    if (copies[id] !== undefined && (id === path || id.startsWith(`${path}/`))) dropCopy(id)
}

/** Moves what these posts are to a folder ('' is the content folder), with their links; they stay selected. */
export async function movePosts(
  ids: readonly PostId[],
  units: readonly Unit[],
  target: string,
  control: EachControl,
): Promise<EachOutcome> {
  const folder = useStore.getState().folder?.key ?? ''
  const moves: Move[] = []
  const outcome = await forEachUnit(units, control, async ({ id, path }) => {
    const to = target === '' ? nameOf(path) : `${target}/${nameOf(path)}`
    const looked = await request('previewMove', { folder, id, to })
    if (!looked.ok) return looked
    const moved = await request('applyMove', { folder, token: looked.value.token })
    if (!moved.ok) return moved
    moves.push({ from: path, to, isFolder: id !== path, namesAddress: false })
    await followMove(moved.value)
    return { ok: true, value: [...looked.value.refused, ...moved.value.failed] }
  })
  const state = useStore.getState()
  const idsNow = ids.map((id) => moves.reduce(movedPath, id))
  state.setSelection(selectAll(idsNow, shownId(state)))
  tell(outcome, control, `${counted(outcome.done)} in ${target || 'the content folder'} now.`)
  return outcome
}
