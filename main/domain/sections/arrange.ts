import type { ParsedBlock } from '../markdown/parseBody'
import type { Attempt, Post } from './operation'
import { blockKey, type Part } from './proof'
import { handleOf } from './sections'
import { newlines, type Spacing, spacingOf } from './spacing'
import { type Piece, weave } from './weave'

/** Blocks and bylines of the old text from `first` up to, not including, `end`; or a new byline. */
export type Item = { first: number; end: number; moves?: boolean } | { byline: string }

export interface Arrangement extends Attempt {
  /** Where each item starts in the new text. */
  starts: number[]
}

/**
 * The body's blocks in another order, without some bylines or with new ones. What parted two blocks goes on to do so;
 * where new neighbours meet, the wider gap of both stays. Gives a second try with a blank line between all of these.
 */
export function* arrange(
  post: Post,
  blocks: readonly ParsedBlock[],
  items: readonly Item[],
): Generator<Arrangement> {
  const spacing = spacingOf(post.text, post.list)
  const wanted = partsOfItems(post, blocks, items)
  for (const least of [0, 2]) yield { ...lay(post, blocks, items, spacing, least), wanted }
}

function lay(
  { text }: Post,
  blocks: readonly ParsedBlock[],
  items: readonly Item[],
  spacing: Spacing,
  least: number,
): { edits: Attempt['edits']; cursor: number; starts: number[] } {
  const from = blocks[0]?.from ?? text.length
  const to = blocks.at(-1)?.to ?? text.length
  const pieces: Piece[] = []
  const starts: number[] = []
  let at = from
  const add = (piece: Piece) => {
    pieces.push(piece)
    at += typeof piece === 'string' ? piece.length : piece.to - piece.from
  }
  items.forEach((item, place) => {
    const before = items[place - 1]
    if (before !== undefined) add(gapBetween(text, blocks, before, item, spacing, least))
    starts.push(at)
    add(pieceOf(text, blocks, item))
  })
  return { edits: weave(text, { from, to }, pieces), starts, cursor: from }
}

function pieceOf(text: string, blocks: readonly ParsedBlock[], item: Item): Piece {
  if ('byline' in item) return `@${item.byline}`
  const own = { from: blocks[item.first]!.from, to: blocks[item.end - 1]!.to }
  return item.moves ? text.slice(own.from, own.to) : own
}

/** What stands between two items in the new text. */
function gapBetween(
  text: string,
  blocks: readonly ParsedBlock[],
  before: Item,
  after: Item,
  spacing: Spacing,
  least: number,
): string {
  const last = 'byline' in before ? -1 : before.end - 1
  const first = 'byline' in after ? -1 : after.first
  // What stood behind the one and in front of the other, as far as a block or byline of the same kind was there.
  const gap = (index: number) => text.slice(blocks[index - 1]!.to, blocks[index]!.from)
  if (last >= 0 && first === last + 1) return gap(first)
  const isByline = (index: number) => index < 0 || blocks[index]?.type === 'byline'
  const found: string[] = []
  if (last >= 0 && last + 1 < blocks.length && isByline(last + 1) === isByline(first))
    found.push(gap(last + 1))
  if (first > 0 && isByline(first - 1) === isByline(last)) found.push(gap(first))
  if (isByline(last) && !isByline(first)) return found.at(-1) ?? spacing.after
  if (isByline(first)) found.push(spacing.before)
  const widest = found.reduce(
    (wide, own) => (newlines(own) > newlines(wide) ? own : wide),
    found[0] ?? '\n\n',
  )
  return newlines(widest) < least ? '\n\n' : widest
}

function partsOfItems(post: Post, blocks: readonly ParsedBlock[], items: readonly Item[]): Part[] {
  const parts: Part[] = [{ handle: '', blocks: [] }]
  for (const item of items) {
    if ('byline' in item) {
      parts.push({ handle: item.byline, blocks: [] })
      continue
    }
    for (const block of blocks.slice(item.first, item.end)) {
      if (block.type === 'byline') parts.push({ handle: handleOf(block), blocks: [] })
      else parts.at(-1)!.blocks.push(blockKey(post.parsed, block))
    }
  }
  return parts[0]!.blocks.length === 0 ? parts.slice(1) : parts
}
