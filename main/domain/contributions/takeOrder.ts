import { type TakeBackPlan, type Trio, titleOf } from './takeBackPlan'

/**
 * The order of the post's sections afterwards: where only the contributor put the own sections in another order, they
 * change places among themselves. Where the post did so too, in another way, it is a conflict.
 */
export function planOrder(plan: TakeBackPlan, trios: readonly Trio[]): void {
  const present = plan.pieces.map((_, index) => index)
  plan.order = present
  plan.theirOrder = present
  const common = trios.filter(
    ({ base, ours, theirs }) =>
      base !== null && theirs >= 0 && ours >= 0 && base.handle !== '' && plan.pieces[ours]!.handle !== '',
  )
  const inBase = common.map(({ ours }) => ours)
  const inPost = [...inBase].sort((a, b) => a - b)
  const inTheirs = [...common].sort((a, b) => a.theirs - b.theirs).map(({ ours }) => ours)
  const isSame = (first: number[], second: number[]) => first.every((own, place) => own === second[place])
  if (isSame(inTheirs, inBase) || isSame(inTheirs, inPost)) return
  const moved = present.map((index) => {
    const place = inPost.indexOf(index)
    return place === -1 ? index : inTheirs[place]!
  })
  const namesOf = (own: number[]) => own.map((index) => titleOf(plan.pieces[index]!)).join('\n')
  plan.theirOrder = moved
  const about = { author: plan.handle, title: '' }
  if (isSame(inPost, inBase)) {
    plan.order = moved
    plan.arrivals.push({ kind: 'moved', ...about, before: namesOf(inPost), after: namesOf(inTheirs) })
    return
  }
  const range = { from: plan.pieces[inPost[0]!]!.from, to: plan.pieces[inPost.at(-1)!]!.textTo }
  const texts = { base: namesOf(inBase), ours: namesOf(inPost), theirs: namesOf(inTheirs) }
  plan.conflicts.push({ kind: 'order', ...range, ...texts, ...about })
}
