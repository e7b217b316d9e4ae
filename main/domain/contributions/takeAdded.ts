import { type Piece, wholeOf } from './pieces'
import { type TakeBackPlan, type Trio, titleOf } from './takeBackPlan'

/**
 * Adds to a plan the sections that only the extract has: each behind the section that it follows there. One that the post
 * lost, and the extract changed, waits for the choice of its conflict.
 */
export function addSections(plan: TakeBackPlan, trios: readonly Trio[], theirs: readonly Piece[]): void {
  const byIndex = new Map(trios.map((trio) => [trio.theirs, trio]))
  const placeOf = (index: number) => {
    const own = byIndex.get(index)?.ours ?? -1
    return plan.removed.has(own) ? -1 : own
  }
  theirs.forEach((piece, index) => {
    if (piece.handle === '' || byIndex.get(index)?.ours !== -1) return
    const isNew = byIndex.get(index)?.base === null
    const conflict = isNew ? null : conflictOf(plan, piece)
    if (conflict === -1) return
    const { handle, text } = piece
    plan.added.push({ after: findPlace(index, theirs.length, placeOf, plan), handle, text, conflict })
    if (!isNew) return
    plan.arrivals.push({ kind: 'added', author: handle, title: titleOf(piece), before: '', after: text })
  })
}

function conflictOf({ conflicts }: TakeBackPlan, piece: Piece): number {
  return conflicts.findIndex(({ kind, theirs }) => kind === 'restored' && theirs === wholeOf(piece))
}

function findPlace(
  index: number,
  length: number,
  placeOf: (index: number) => number,
  { order, pieces }: TakeBackPlan,
): number {
  for (let above = index - 1; above >= 0; above -= 1) if (placeOf(above) >= 0) return placeOf(above)
  for (let below = index + 1; below < length; below += 1) {
    const place = order.indexOf(placeOf(below))
    // Nothing comes before the text above the first byline.
    if (place > 0) return order[place - 1]!
    if (place === 0) return pieces[order[0]!]?.handle === '' ? order[0]! : -1
  }
  return order.at(-1) ?? -1
}
