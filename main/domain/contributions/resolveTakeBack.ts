import { parsePost } from '../markdown/parseBody'
import { sections } from '../sections/sections'
import { newlines, spacingOf } from '../sections/spacing'
import { type Piece as Stretch, weave } from '../sections/weave'
import { applyEdits, type TextEdit } from '../textEdit'
import { type Choice, chosenText } from './conflict'
import { keepDefinitions } from './keepDefinitions'
import { piecesOf, wholeOf } from './pieces'
import type { TakeBackPlan } from './takeBackPlan'

/** What stands in the new text: a section of the post by its index, or a new one. */
type Item = { index: number } | { text: string }

/**
 * The edits of a plan. Each conflict is decided by the choice with its index; without one the post's version stays. Proved
 * by reading the result: its sections must be those that were meant, else there are no edits but the reason.
 */
export function resolveTakeBack(
  plan: TakeBackPlan,
  choices: readonly Choice[] = [],
): { ok: true; edits: TextEdit[] } | { ok: false; message: string } {
  const { pieces } = plan
  const choiceOf = (index: number) => choices[index] ?? 'ours'
  const inner = [...plan.edits]
  const removed = new Set(plan.removed)
  let order = plan.order
  plan.conflicts.forEach((conflict, index) => {
    const choice = choiceOf(index)
    if (choice === 'ours' || conflict.kind === 'restored') return
    if (conflict.kind === 'order') order = plan.theirOrder
    else if (conflict.kind === 'removed') removed.add(pieces.findIndex(({ from }) => from === conflict.from))
    else inner.push({ from: conflict.from, to: conflict.to, insert: chosenText(conflict, choice) })
  })
  const added = plan.added.filter(({ conflict }) => conflict === null || choiceOf(conflict) !== 'ours')
  const items = itemsOf(order, removed, added)
  const kept = order.filter((index) => !removed.has(index))
  if (removed.size === 0 && added.length === 0 && kept.every((index, place) => index === place))
    return prove(plan, inner, items, inner)
  return prove(plan, lay(plan, items, inner, kept), items, inner)
}

function itemsOf(
  order: readonly number[],
  removed: ReadonlySet<number>,
  added: TakeBackPlan['added'],
): Item[] {
  const newOnes = (after: number) =>
    added.filter((own) => own.after === after).map((own) => ({ text: wholeOf(own) }))
  return [-1, ...order].flatMap((index) => [
    ...(index === -1 || removed.has(index) ? [] : [{ index }]),
    ...newOnes(index),
  ])
}

function lay(
  { post, pieces }: TakeBackPlan,
  items: readonly Item[],
  inner: readonly TextEdit[],
  kept: readonly number[],
): TextEdit[] {
  const spacing = spacingOf(post, sections(parsePost(post)))
  const places = [...kept].sort((a, b) => a - b)
  const last = pieces.at(-1)
  const tail = last === undefined ? '\n' : post.slice(last.textTo)
  const stretches: Stretch[] = []
  if (last === undefined && post !== '' && !post.endsWith('\n')) stretches.push('\n')
  let place = 0
  items.forEach((item, number) => {
    const isEnd = number === items.length - 1
    if ('text' in item) {
      stretches.push(item.text, isEnd ? tail : spacing.before)
      return
    }
    const { from, to, textTo } = pieces[item.index]!
    const own = inner.filter((edit) => edit.from >= from && edit.to <= textTo)
    if (places[place] === item.index) stretches.push(...stayingIn(from, textTo, own))
    else stretches.push(textOf(post, from, textTo, own))
    place += 1
    const separator = post.slice(textTo, to)
    const isWide = item.index < pieces.length - 1 && newlines(separator) > 0
    stretches.push(isEnd ? tail : isWide ? separator : spacing.before)
  })
  return weave(post, { from: pieces[0]?.from ?? post.length, to: post.length }, stretches)
}

/** The range of a section that stays, with edits inside it. */
function stayingIn(from: number, to: number, edits: readonly TextEdit[]): Stretch[] {
  const stretches: Stretch[] = []
  let at = from
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    stretches.push({ from: at, to: edit.from }, edit.insert)
    at = edit.to
  }
  return [...stretches, { from: at, to }]
}

function textOf(post: string, from: number, to: number, edits: readonly TextEdit[]): string {
  const own = edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }))
  return applyEdits(post.slice(from, to), own)
}

const unread =
  'Taken back like this, parts of the post would be read as part of another section: a code block or HTML is open in one of them, or two changes meet. Choose otherwise for the overlaps, or close it in the extract first.'

function prove(
  { post, pieces }: TakeBackPlan,
  edits: TextEdit[],
  items: readonly Item[],
  inner: readonly TextEdit[],
): { ok: true; edits: TextEdit[] } | { ok: false; message: string } {
  try {
    const wanted = items.map((item) => {
      if ('text' in item) return item.text
      const { from, textTo } = pieces[item.index]!
      return textOf(
        post,
        from,
        textTo,
        inner.filter((edit) => edit.from >= from && edit.to <= textTo),
      )
    })
    const result = piecesOf(applyEdits(post, edits)).map(({ handle, text }) => wholeOf({ handle, text }))
    const bare = (texts: readonly string[]) =>
      JSON.stringify(
        texts.map((text) => text.replace(/^(@\S+)[ \t]+/, '$1').trim()).filter((text) => text !== ''),
      )
    if (bare(result) !== bare(wanted)) return { ok: false, message: unread }
    const untouched = items.flatMap((item) => {
      if ('text' in item) return []
      const { from, textTo } = pieces[item.index]!
      return inner.some((edit) => edit.from >= from && edit.to <= textTo) ? [] : [item.index]
    })
    return { ok: true, edits: keepDefinitions(post, edits, untouched) }
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: unread }
    throw error
  }
}
