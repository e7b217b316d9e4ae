import { isHandle } from '../authors/handle'
import {
  badHandle,
  conclude,
  leadStays,
  noSection,
  type Operation,
  type OwnAuthorOption,
  type Post,
  readPost,
  refuse,
} from './operation'
import { type MovableSlot, reorder } from './reorder'
import { firstLine, slotOf, spacingOf } from './spacing'

/**
 * Moves a section so that it has the index `toIndex` afterwards. What parts the sections stays in place, only their
 * texts change places; moving back gives the old text. Text before the first byline moves, or comes behind another
 * section, with the option `ownAuthor` only: it gets that byline.
 */
export function moveSection(
  text: string,
  index: number,
  toIndex: number,
  options: OwnAuthorOption = {},
): Operation {
  const post = readPost(text)
  const section = post.list[index]
  if (section === undefined || post.list[toIndex] === undefined) return refuse(noSection)
  return putInOrder(post, orderAfter(post, index, toIndex), index, options)
}

/**
 * Moves the section that holds an offset one place up or down; the cursor stays at the same place of its text. No edits
 * where there is no section, or none on that side. Text before the first byline as in `moveSection`.
 */
export function moveSectionAt(
  text: string,
  offset: number,
  step: -1 | 1,
  options: OwnAuthorOption = {},
): Operation {
  const post = readPost(text)
  const { list } = post
  const index = list.findIndex(({ from, to }) => offset >= from && (offset < to || to === text.length))
  if (list[index] === undefined || list[index + step] === undefined)
    return { ok: true, edits: [], cursor: offset }
  return putInOrder(post, orderAfter(post, index, index + step), index, { ...options, offset })
}

/** The order of the sections after one of them has moved to another index. */
function orderAfter({ list }: Post, index: number, toIndex: number): number[] {
  const all = list.map((own) => own.index)
  return all.toSpliced(index, 1).toSpliced(toIndex, 0, index)
}

/**
 * Moves sections, in the order they have, to before the section with the index `beforeIndex` (the number of sections:
 * to the end). Refused for an index of no section. Text before the first byline as in `moveSection`.
 */
export function moveSections(
  text: string,
  indexes: readonly number[],
  beforeIndex: number,
  options: OwnAuthorOption = {},
): Operation {
  const post = readPost(text)
  const all = post.list.map((section) => section.index)
  const chosen = new Set(indexes)
  if (indexes.some((index) => all[index] === undefined)) return refuse(noSection)
  if (beforeIndex !== all.length && all[beforeIndex] === undefined) return refuse(noSection)
  const moved = all.filter((index) => chosen.has(index))
  const rest = (index: number) => !chosen.has(index)
  const order = [...all.slice(0, beforeIndex).filter(rest), ...moved, ...all.slice(beforeIndex).filter(rest)]
  const what = moved.length === 1 ? undefined : 'These sections cannot be moved there'
  return putInOrder(post, order, moved[0], options, what)
}

/**
 * Sorts the sections by a list of handles. Sections of one author keep their order; authors that are not listed follow
 * in the order they have; text before the first byline stays first.
 */
export function sortSections(text: string, handles: readonly string[]): Operation {
  const post = readPost(text)
  const rank = new Map([...new Set(handles)].map((handle, place) => [handle, place]))
  const rankOf = ({ handle }: { handle: string }) => (handle === '' ? -1 : (rank.get(handle) ?? rank.size))
  const order = [...post.list].sort((a, b) => rankOf(a) - rankOf(b)).map(({ index }) => index)
  return putInOrder(post, order, order[0], {}, 'The sections cannot be sorted')
}

interface OrderOptions extends OwnAuthorOption {
  /** An offset in the section of the cursor, at which it stays. */
  offset?: number
}

/** Gives the sections another order; the cursor comes to the start of one of them, or stays at its place in it. */
function putInOrder(
  post: Post,
  order: readonly number[],
  cursorAt: number | undefined,
  { ownAuthor, offset }: OrderOptions,
  what = 'This section cannot be moved there',
): Operation {
  const { text, list, parts } = post
  const leadMoves = list[0]?.handle === '' && order[0] !== 0
  if (leadMoves && ownAuthor === undefined) return refuse(leadStays)
  if (leadMoves && !isHandle(ownAuthor ?? '')) return refuse(badHandle(ownAuthor ?? ''))
  const needsByline = (index: number) => leadMoves && index === 0
  const slots = list.map((section) => {
    if (!needsByline(section.index)) return { ...slotOf(text, section), byline: '' }
    const from = firstLine(text, section)
    return {
      ...slotOf(text, { from, to: section.to }),
      byline: `@${ownAuthor}${spacingOf(text, list).after}`,
    }
  })
  const wanted = order.map((index) => ({
    handle: needsByline(index) ? ownAuthor! : parts[index]!.handle,
    blocks: parts[index]!.blocks,
  }))
  const { edits, starts } = reorder(text, slots, order)
  const start = starts[cursorAt === undefined ? 0 : order.indexOf(cursorAt)] ?? post.parsed.bodyFrom
  const slot = slots[cursorAt ?? -1]
  const cursor = offset === undefined || slot === undefined ? start : start + placeIn(slot, offset)
  return conclude(post, [{ edits, cursor, wanted }], {
    what,
  })
}

/** How far an offset stands behind the start of the text that holds it, with the byline that this gets. */
function placeIn({ from, text, byline }: MovableSlot, offset: number): number {
  return byline.length + Math.min(Math.max(offset - from, 0), text.length)
}
