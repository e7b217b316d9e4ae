import type { TextEdit } from '../textEdit'
import type { Slot } from './spacing'
import { type Piece, weave } from './weave'

/** A slot whose text may get a byline when it moves. */
export interface MovableSlot extends Slot {
  byline: string
}

/**
 * Edits after which the texts of the slots stand in another order: `order[k]` is the slot whose text comes k-th. What
 * parts them stays in place. Also tells where each text starts afterwards.
 */
export function reorder(
  text: string,
  slots: readonly MovableSlot[],
  order: readonly number[],
): { edits: TextEdit[]; starts: number[] } {
  const staying = findStaying(
    order,
    slots.map((slot) => slot.text.length),
  )
  const pieces: Piece[] = []
  const starts: number[] = []
  let at = slots[0]?.from ?? 0
  order.forEach((index, place) => {
    const { from, textTo, byline, text: own } = slots[index]!
    const { separator } = slots[place]!
    starts.push(at)
    at += byline.length + own.length + separator.length
    pieces.push(byline, staying.has(index) ? { from, to: textTo } : own, separator)
  })
  return { edits: weave(text, { from: slots[0]?.from ?? 0, to: slots.at(-1)?.to ?? 0 }, pieces), starts }
}

/** The slots that need not move: of the runs that are in order already the one with the most text. */
function findStaying(order: readonly number[], weights: readonly number[]): Set<number> {
  // Slots at both ends that keep their place take no part in the search.
  let low = 0
  while (low < order.length && order[low] === low) low += 1
  let high = order.length
  while (high > low && order[high - 1] === high - 1) high -= 1
  const staying = new Set(order.filter((_, place) => place < low || place >= high))
  const best: { weight: number; before: number }[] = []
  let heaviest = -1
  const moving = order.slice(low, high)
  moving.forEach((index, place) => {
    let before = -1
    for (let other = 0; other < place; other += 1) {
      if (moving[other]! < index && (before < 0 || best[other]!.weight > best[before]!.weight)) before = other
    }
    const weight = weights[index]! + 1 + (best[before]?.weight ?? 0)
    best.push({ weight, before })
    if (heaviest < 0 || weight > best[heaviest]!.weight) heaviest = place
  })
  for (let place = heaviest; place >= 0; place = best[place]!.before) staying.add(moving[place]!)
  return staying
}
