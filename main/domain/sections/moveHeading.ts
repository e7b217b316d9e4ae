import { isHandle } from '../authors/handle'
import type { ParsedBlock } from '../markdown/parseBody'
import { arrange, type Item } from './arrange'
import {
  badHandle,
  conclude,
  leadStays,
  type Operation,
  type OwnAuthorOption,
  readPost,
  refuse,
} from './operation'
import { blocksOfBody } from './proof'
import { handleOf } from './sections'

/**
 * Moves a heading, with all below it up to the next heading of its level or a higher one, to before the block that starts
 * at `target`, or to the end; before a byline is the end of the section above. Where it lands in a section by another
 * author, that section is split, so that every text keeps its author; a section that is left empty loses its byline.
 * Text before the first byline gets the byline of the option `ownAuthor` where it needs one. The cursor comes to the
 * heading. Refused for an offset of no heading, and a target that is no boundary or lies inside what moves.
 */
export function moveHeading(
  text: string,
  headingFrom: number,
  target: number,
  { ownAuthor }: OwnAuthorOption = {},
): Operation {
  if (ownAuthor !== undefined && !isHandle(ownAuthor)) return refuse(badHandle(ownAuthor))
  const post = readPost(text)
  const blocks = blocksOfBody(post.parsed)
  const first = blocks.findIndex(({ from, type }) => from === headingFrom && type === 'heading')
  if (first < 0) return refuse('This heading is no longer in the text. Choose one from the list of sections.')
  const end = findEnd(blocks, first)
  const place = blocks.findIndex(({ from }) => from === target)
  if (place < 0 && target < blocks.at(-1)!.to)
    return refuse(
      'A heading can be moved to between two blocks only. Choose the start of a block, or the end.',
    )
  const gap = place < 0 ? blocks.length : place
  if (gap > first && gap < end) return refuse('A heading cannot be moved into its own text.')
  const landing = findLanding(blocks, first, gap, ownAuthor)
  if (landing === null) return refuse(leadStays)
  const { at, before, after } = landing
  if (gap === first || gap === end || at === first || at === end)
    return { ok: true, edits: [], cursor: headingFrom }
  const dropped = isWholeSection(blocks, first, end) ? first - 1 : -1
  const moved: Item[] = [
    ...(before === null ? [] : [{ byline: before }]),
    { first, end, moves: true },
    ...(after === null ? [] : [{ byline: after }]),
  ]
  const stays = (index: number) => index !== dropped && (index < first || index >= end)
  const items = [...runs(0, at, stays), ...moved, ...runs(at, blocks.length, stays)]
  const attempts = [...arrange(post, blocks, items)].map((own) => ({
    ...own,
    cursor: own.starts[items.findIndex((item) => 'moves' in item)]!,
  }))
  return conclude(post, attempts, {
    what: 'This heading cannot be moved there',
    reason:
      'blocks that meet afterwards would run into each other, as two lists do. Choose another place, or put a paragraph between them first.',
  })
}

/** The block after all that belongs to a heading. */
function findEnd(blocks: readonly ParsedBlock[], first: number): number {
  const level = (block: ParsedBlock | undefined) => block?.tokens[0]?.tag ?? ''
  const end = blocks.findIndex(
    (block, index) =>
      index > first &&
      (block.type === 'byline' || (block.type === 'heading' && level(block) <= level(blocks[first]))),
  )
  return end < 0 ? blocks.length : end
}

interface Landing {
  /** The block that it comes before. */
  at: number
  /** Handles of the bylines that it needs above and below. */
  before: string | null
  after: string | null
}

/** Where what moves lands so that it needs the fewest bylines; null where text has no author to name in one. */
function findLanding(
  blocks: readonly ParsedBlock[],
  first: number,
  gap: number,
  ownAuthor = '',
): Landing | null {
  const isByline = (index: number) => blocks[index]?.type === 'byline'
  /** The author of the section that a block is in; null above the first byline where no text is. */
  const authorAt = (index: number): string | null => {
    const byline = blocks.findLast((block, place) => place <= index && block.type === 'byline')
    if (byline !== undefined) return handleOf(byline)
    return isByline(0) || blocks.length === 0 ? null : ownAuthor
  }
  const author = authorAt(first)!
  const target = gap === 0 ? (isByline(0) ? null : ownAuthor) : authorAt(gap - 1)
  if (target === author) return { at: gap, before: null, after: null }
  if (gap === blocks.length || isByline(gap)) {
    if (gap < blocks.length && handleOf(blocks[gap]!) === author)
      return { at: gap + 1, before: null, after: null }
    return author === '' ? null : { at: gap, before: author, after: null }
  }
  if (isByline(gap - 1)) {
    const above = gap > 1 ? authorAt(gap - 2) : null
    if (above === author) return { at: gap - 1, before: null, after: null }
    return author === '' ? null : { at: gap - 1, before: author, after: null }
  }
  return author === '' || target === '' ? null : { at: gap, before: author, after: target }
}

/** Whether blocks are all of a section with a byline. */
function isWholeSection(blocks: readonly ParsedBlock[], first: number, end: number): boolean {
  return blocks[first - 1]?.type === 'byline' && (end === blocks.length || blocks[end]?.type === 'byline')
}

/** The runs of blocks that stay in a range. */
function runs(from: number, to: number, stays: (index: number) => boolean): Item[] {
  const found: { first: number; end: number }[] = []
  for (let index = from; index < to; index += 1) {
    const last = found.at(-1)
    if (!stays(index)) continue
    if (last?.end === index) last.end = index + 1
    else found.push({ first: index, end: index + 1 })
  }
  return found
}
