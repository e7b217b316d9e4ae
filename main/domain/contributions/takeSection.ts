import { applyEdits, type TextEdit } from '../textEdit'
import type { Conflict } from './conflict'
import { mergeText } from './mergeText'
import { type Piece, wholeOf } from './pieces'
import { type TakeBackPlan, type Trio, titleOf } from './takeBackPlan'

/** Adds to a plan what an extract changed in one section that the base or the post has. */
export function mergeSection(plan: TakeBackPlan, { base, ours, piece: theirs }: Trio): void {
  const present = plan.pieces[ours]
  if (present === undefined) {
    if (base !== null && theirs !== null && wholeOf(base) !== wholeOf(theirs)) restore(plan, base, theirs)
    return
  }
  if (theirs === null) {
    if (base !== null) remove(plan, base, present, ours)
    return
  }
  mergeTexts(plan, base, present, theirs)
  if (base !== null) mergeBylines(plan, base, present, theirs)
}

function mergeTexts(plan: TakeBackPlan, base: Piece | null, present: Piece, theirs: Piece): void {
  const about = { author: theirs.handle, title: titleOf(present) || titleOf(theirs) }
  const edits: TextEdit[] = []
  if (base === null) {
    if (present.text === theirs.text) return
    const [from, ours, other] = [present.bylineTo, present.text, theirs.text]
    plan.conflicts.push({ kind: 'text', from, to: present.textTo, base: '', ours, theirs: other, ...about })
    return
  }
  for (const chunk of mergeText(base.text, present.text, theirs.text)) {
    const range = { from: present.bylineTo + chunk.from, to: present.bylineTo + chunk.to }
    if (chunk.kind === 'change') edits.push({ ...range, insert: chunk.insert })
    else plan.conflicts.push({ ...chunk, kind: 'text', ...range, ...about })
  }
  if (edits.length === 0) return
  plan.edits.push(...edits)
  const moved = edits.map((edit) => ({
    ...edit,
    from: edit.from - present.bylineTo,
    to: edit.to - present.bylineTo,
  }))
  plan.arrivals.push({
    kind: 'changed',
    ...about,
    before: present.text,
    after: applyEdits(present.text, moved),
  })
}

function mergeBylines(plan: TakeBackPlan, base: Piece, present: Piece, theirs: Piece): void {
  if (theirs.handle === base.handle || theirs.handle === present.handle || theirs.handle === '') return
  const isLead = present.handle === ''
  const from = isLead ? present.from : present.from + 1
  const to = isLead ? from : from + present.handle.length
  const insert = isLead ? `@${theirs.handle}\n` : theirs.handle
  const title = titleOf(present)
  if (present.handle === base.handle) {
    plan.edits.push({ from, to, insert })
    const [before, after] = [present.handle, theirs.handle]
    plan.arrivals.push({ kind: 'given', author: base.handle, title, before, after })
  } else {
    const conflict: Conflict = {
      kind: 'byline',
      ...{ from, to, base: base.handle, ours: present.handle, theirs: insert },
      ...{ author: base.handle, title },
    }
    plan.conflicts.push(conflict)
  }
}

function remove(plan: TakeBackPlan, base: Piece, present: Piece, index: number): void {
  const about = { author: base.handle, title: titleOf(present) || titleOf(base) }
  const ours = plan.post.slice(present.from, present.textTo)
  if (wholeOf(present) === wholeOf(base)) {
    plan.removed.add(index)
    plan.arrivals.push({ kind: 'removed', ...about, before: present.text, after: '' })
  } else {
    const range = { from: present.from, to: present.textTo }
    plan.conflicts.push({ kind: 'removed', ...range, base: wholeOf(base), ours, theirs: '', ...about })
  }
}

/** The post lost a section that the contributor went on with. */
function restore(plan: TakeBackPlan, base: Piece, theirs: Piece): void {
  const at = plan.pieces.at(-1)?.textTo ?? plan.post.length
  const about = { author: theirs.handle, title: titleOf(theirs) }
  const texts = { base: wholeOf(base), ours: '', theirs: wholeOf(theirs) }
  plan.conflicts.push({ kind: 'restored', from: at, to: at, ...texts, ...about })
}
