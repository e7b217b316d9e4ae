import type { Token } from 'markdown-it'
import { splitFrontMatter } from '../frontMatter/split'
import { numberIds } from './headingIds'
import {
  findLineStarts,
  joinBlocks,
  type ParsedBlock,
  type ParsedPost,
  parsePost,
  splitBlocks,
} from './parseBody'
import { sharedParser } from './parser'
import { reachesFurther } from './reachesFurther'

/**
 * Parses a text that is mostly the one of `before`: the same answer as `parsePost` with its features, from the blocks that the
 * difference can reach. Tokens are taken over, so `before` is not to be used afterwards. Blocks that did not change
 * keep their list of tokens: what was computed from one is good for the other.
 *
 * A block depends on the text from its first line on, as far as the parser looked ahead: to the end of the lines
 * without a blank one between them that follow it. Definitions and footnotes reach further: all is parsed then.
 */
export function reparsePost(before: ParsedPost, text: string): ParsedPost {
  if (text === before.text) return before
  const bodyFrom = splitFrontMatter(text)?.to ?? 0
  const change = findChange(before.text.slice(before.bodyFrom), text.slice(bodyFrom))
  const pieces = splice(before, change, text, bodyFrom)
  return pieces === null ? parsePost(text, before.features) : finish(before, text, bodyFrom, pieces)
}

/** What differs between two bodies: `[from, oldTo)` became `[from, newTo)`. Offsets in the bodies. */
interface Change {
  old: string
  now: string
  from: number
  oldTo: number
  newTo: number
}

function findChange(old: string, now: string): Change {
  const shared = Math.min(old.length, now.length)
  let from = 0
  while (from < shared && old.charCodeAt(from) === now.charCodeAt(from)) from += 1
  let end = 0
  while (end < shared - from && old.charCodeAt(old.length - 1 - end) === now.charCodeAt(now.length - 1 - end))
    end += 1
  return { old, now, from, oldTo: old.length - end, newTo: now.length - end }
}

/**
 * Where the lines end that follow an offset with no blank line between them, and the blank line after them. Blank lines
 * before them are passed over. Infinity where the text ends first: there is no saying how far a block will reach.
 */
function endOfRun(body: string, offset: number): number {
  const lines = /[^\n]*(?:\n|$)/y
  lines.lastIndex = offset
  let isInRun = false
  while (lines.lastIndex < body.length) {
    const line = lines.exec(body)![0]
    const isBlank = line.trim() === ''
    if (isBlank && isInRun) return lines.lastIndex
    isInRun ||= !isBlank
  }
  return Number.POSITIVE_INFINITY
}

const lineAfter = (body: string, offset: number) => {
  const newline = body.indexOf('\n', offset)
  return newline < 0 ? body.length : newline + 1
}

interface Splice {
  head: ParsedBlock[]
  fresh: ParsedBlock[]
  tail: ParsedBlock[]
}

/** The new blocks in place of those that the change reaches; null when all must be parsed. */
function splice(before: ParsedPost, change: Change, text: string, bodyFrom: number): Splice | null {
  const { old, now, from, oldTo, newTo } = change
  const own = before.pieces.filter(({ type }) => type !== 'footnote_block')
  const startOf = (index: number) => own[index]!.from - before.bodyFrom
  const headEnd = findHead(own, before.bodyFrom, old, from)
  const start = headEnd === 0 ? 0 : lineAfter(old, own[headEnd - 1]!.to - before.bodyFrom)
  const found = own.findIndex((_, index) => index >= headEnd && startOf(index) >= oldTo)
  const next = found < 0 ? own.length : found
  const delta = newTo - oldTo
  const place = { text, from: start + bodyFrom, line: lineAt(before.lineStarts, start + before.bodyFrom) }
  for (let reach = 4; ; reach *= 2) {
    const stop = Math.min(next + reach, own.length)
    const oldEnd = stop === own.length ? old.length : startOf(stop)
    const slice = now.slice(start, oldEnd + delta)
    if (reachesFurther(slice) || reachesFurther(old.slice(start, oldEnd))) return null
    const fresh = parseSlice(slice, place, before)
    if (fresh === null) return null
    const head = own.slice(0, headEnd)
    const starts = new Map(fresh.map((piece, count) => [piece.from - bodyFrom - delta, count]))
    // The first block of the old text that the new one has as well: from there on all is as it was.
    for (let index = next; index < stop; index += 1) {
      const count = starts.get(startOf(index))
      if (count === undefined) continue
      const seen = count === 0 ? start : endOfRun(now, fresh[count - 1]!.to - bodyFrom)
      if (seen > oldEnd + delta && stop < own.length) break
      return { head, fresh: fresh.slice(0, count), tail: own.slice(index) }
    }
    if (stop === own.length) return { head, fresh, tail: [] }
  }
}

/** How many blocks end, with all that the parser looked at for them, before the change. */
function findHead(own: readonly ParsedBlock[], bodyFrom: number, old: string, from: number): number {
  const last = startOfLastRun(old, from)
  return last === null ? 0 : own.findLastIndex(({ to }) => to - bodyFrom <= last) + 1
}

/** The start of the line that an offset is in; an offset below 0 counts as 0. */
const lineStart = (body: string, offset: number) => (offset < 1 ? 0 : body.lastIndexOf('\n', offset - 1) + 1)

/** Where the last lines without a blank one between them begin whose end, a blank line, lies before an offset. */
function startOfLastRun(body: string, offset: number): number | null {
  let end = lineStart(body, offset)
  let start: number | null = null
  let hasBlank = false
  while (end > 0) {
    const line = lineStart(body, end - 1)
    const isBlank = body.slice(line, end).trim() === ''
    if (isBlank && start !== null) return start
    if (isBlank) hasBlank = true
    else if (hasBlank) start = line
    end = line
  }
  return start
}

/** The number of the line that begins at an offset. */
function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (lineStarts[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

interface Place {
  text: string
  from: number
  line: number
}

/** The blocks of a part of the body; null when it defines something. */
function parseSlice(slice: string, { text, from, line }: Place, before: ParsedPost): ParsedBlock[] | null {
  const references: NonNullable<ParsedPost['env']['references']> = Object.create(
    before.env.references ?? null,
  )
  const tokens = sharedParser(before.features).parse(slice, { references })
  if (Object.keys(references).length > 0) return null
  const blocks = splitBlocks(tokens, text, findLineStarts(slice, from))
  moveLines(tokens, line)
  return blocks
}

function moveLines(tokens: readonly Token[], lines: number): void {
  if (lines === 0) return
  for (const token of tokens) if (token.map !== null) token.map = [token.map[0] + lines, token.map[1] + lines]
}

/** The whole answer from the parts: places moved, ids unique again, what raw HTML holds together joined. */
function finish(
  before: ParsedPost,
  text: string,
  bodyFrom: number,
  { head, fresh, tail }: Splice,
): ParsedPost {
  const move = (blocks: ParsedBlock[], offset: number) =>
    offset === 0
      ? blocks
      : blocks.map((block) => ({ ...block, from: block.from + offset, to: block.to + offset }))
  const lineStarts = findLineStarts(text.slice(bodyFrom), bodyFrom)
  const lines = lineStarts.length - before.lineStarts.length
  for (const { tokens } of tail) moveLines(tokens, lines)
  const footnotes = before.pieces.filter(({ type }) => type === 'footnote_block')
  const firstMoved = tail[0] === undefined ? Infinity : lineAt(before.lineStarts, tail[0].from)
  for (const { tokens } of footnotes)
    moveLines(
      tokens.filter(({ map }) => map !== null && map[0] >= firstMoved),
      lines,
    )
  const all = [
    ...move(head, bodyFrom - before.bodyFrom),
    ...fresh,
    ...move(tail, text.length - before.text.length),
    ...footnotes.map((block) => ({ ...block, from: text.length, to: text.length })),
  ]
  const renamed = new Set(numberIds(all.map(({ tokens }) => tokens)))
  const pieces = all.map((piece) =>
    renamed.has(piece.tokens) ? { ...piece, tokens: [...piece.tokens] } : piece,
  )
  const tokens = pieces.flatMap((piece) => piece.tokens)
  return { ...before, text, bodyFrom, lineStarts, tokens, pieces, blocks: joinBlocks(pieces) }
}
