import type { Token } from 'markdown-it'
import { splitFrontMatter } from '../frontMatter/split'
import { editBetween, type TextEdit } from '../textEdit'
import { numberIds, wantedId } from './headingIds'
import {
  findLineStarts,
  joinBlocks,
  moveLines,
  type ParsedBlock,
  type ParsedPost,
  parsePost,
  splitBlocks,
} from './parseBody'
import { sharedParser } from './parser'
import { reachesFurther } from './reachesFurther'

/**
 * Parses a text that is mostly the one of `before`: the same answer as `parsePost` with its features, from the blocks
 * that the difference can reach. Tokens are taken over, so `before` is not to be used afterwards. Blocks that did not change
 * keep their list of tokens: what was computed from one is good for the other.
 *
 * A block depends on the text from its first line on, as far as the parser looked ahead: to the end of the lines
 * without a blank one between them that follow it; a paragraph or heading before a blank line as far as that, nearly
 * always. Definitions and footnotes reach further: all is parsed then.
 *
 * `edit`, where it is known, is what makes the one text of the other; it saves looking for the difference.
 */
export function reparsePost(before: ParsedPost, text: string, edit?: TextEdit): ParsedPost {
  if (text === before.text) return before
  const bodyFrom = splitFrontMatter(text)?.to ?? 0
  const change = changeOf(before, text, bodyFrom, edit)
  const pieces = splice(before, change, text, bodyFrom)
  return pieces === null ? parsePost(text, before.features) : finish(before, text, change, bodyFrom, pieces)
}

/** What differs between two bodies: `[from, oldTo)` became `[from, newTo)`. Offsets in the bodies. */
interface Change {
  old: string
  now: string
  from: number
  oldTo: number
  newTo: number
}

function changeOf(before: ParsedPost, text: string, bodyFrom: number, edit: TextEdit | undefined): Change {
  const old = before.text.slice(before.bodyFrom)
  const now = text.slice(bodyFrom)
  const isInBody = edit !== undefined && bodyFrom === before.bodyFrom && edit.from >= bodyFrom
  const own = isInBody
    ? { ...edit, from: edit.from - bodyFrom, to: edit.to - bodyFrom }
    : editBetween(old, now)[0]
  const { from, to, insert } = own ?? { from: old.length, to: old.length, insert: '' }
  return { old, now, from, oldTo: to, newTo: from + insert.length }
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
  gone: ParsedBlock[]
  fresh: ParsedBlock[]
  tail: ParsedBlock[]
}

/** The new blocks in place of those that the change reaches; null when all must be parsed. */
function splice(before: ParsedPost, change: Change, text: string, bodyFrom: number): Splice | null {
  const { old, now, from, oldTo, newTo } = change
  const own = withoutFootnotes(before.pieces)
  const startOf = (index: number) => own[index]!.from - before.bodyFrom
  const headEnd = findHead(own, before.bodyFrom, old, from)
  const start = headEnd === 0 ? 0 : lineAfter(old, own[headEnd - 1]!.to - before.bodyFrom)
  const next = firstIndex(own.length, (index) => index >= headEnd && startOf(index) >= oldTo)
  const delta = newTo - oldTo
  const place = { text, from: start + bodyFrom, line: lineOf(own[headEnd - 1], before, start) }
  const apart = next < own.length && next > headEnd && isText(own[next - 1]!) ? startOf(next) : null
  const alone = apart === null ? null : parseText(before, change, place, start, apart)
  if (alone !== null)
    return {
      head: own.slice(0, headEnd),
      gone: own.slice(headEnd, next),
      fresh: alone,
      tail: own.slice(next),
    }
  for (let reach = 4; ; reach *= 4) {
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
      return { head, gone: own.slice(headEnd, index), fresh: fresh.slice(0, count), tail: own.slice(index) }
    }
    if (stop === own.length) return { head, gone: own.slice(headEnd), fresh, tail: [] }
  }
}

/** The new blocks in place of `[start, apart)` of the old body, whose last is text; null where what follows may matter. */
function parseText(
  before: ParsedPost,
  { old, now, oldTo, newTo }: Change,
  place: Place,
  start: number,
  apart: number,
): ParsedBlock[] | null {
  const slice = now.slice(start, apart + newTo - oldTo)
  if (reachesBack.test(old.slice(apart, apart + 4))) return null
  if (!isClosed(old.slice(start, apart)) || !isClosed(slice)) return null
  const fresh = parseSlice(slice, place, before)
  const last = fresh?.at(-1)
  return last !== undefined && isText(last) ? fresh : null
}

const isText = ({ type }: ParsedBlock) => type === 'paragraph' || type === 'heading'

/** A line that makes a paragraph before it the term of a definition, or holds its attributes. */
const reachesBack = /^ {0,3}[:~{]/

/** What may go past a blank line, in lists and quotations as well: formulas, shortcodes, raw HTML, modules. */
const beginsLonger = /^[ \t>*+\-0-9.)]*(?:[$\\{<]|import\b|export\b)/m

/** Whether a part of a body ends with a blank line and, if text stands before that, depends on nothing that follows. */
function isClosed(slice: string): boolean {
  return /\n[ \t]*\n$/.test(slice) && !beginsLonger.test(slice) && !reachesFurther(slice)
}

/** How many blocks end, with all that the parser looked at for them, before the change. */
function findHead(own: readonly ParsedBlock[], bodyFrom: number, old: string, from: number): number {
  const last = startOfLastRun(old, from)
  return last === null ? 0 : firstIndex(own.length, (index) => own[index]!.to - bodyFrom > last)
}

/** The first index below `length` for which something holds that holds for all after it, too; else `length`. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The footnotes come last. */
function withoutFootnotes(pieces: ParsedBlock[]): ParsedBlock[] {
  return pieces.at(-1)?.type === 'footnote_block' ? pieces.slice(0, -1) : pieces
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

/** The number of the line that begins at an offset of the body, behind the block that is the last one before it. */
function lineOf(last: ParsedBlock | undefined, { text, bodyFrom }: ParsedPost, offset: number): number {
  return last === undefined ? 0 : last.line + countLines(text.slice(last.from, bodyFrom + offset))
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
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
  return splitBlocks(tokens, text, findLineStarts(slice, from), line)
}

/** The whole answer from the parts: places moved, ids unique again, what raw HTML holds together joined. */
function finish(
  before: ParsedPost,
  text: string,
  { old, now, from, oldTo, newTo }: Change,
  bodyFrom: number,
  { head, gone, fresh, tail }: Splice,
): ParsedPost {
  const lines = countLines(now.slice(from, newTo)) - countLines(old.slice(from, oldTo))
  const footnotes = before.pieces.slice(withoutFootnotes(before.pieces).length)
  const firstMoved = tail[0]?.line ?? Number.POSITIVE_INFINITY
  for (const { tokens } of footnotes)
    moveLines(
      tokens.filter(({ map }) => map !== null && map[0] >= firstMoved),
      lines,
    )
  moveBlocks(head, bodyFrom - before.bodyFrom, 0)
  moveBlocks(tail, text.length - before.text.length, lines)
  for (const block of footnotes) Object.assign(block, { from: text.length, to: text.length })
  const all = [...head, ...fresh, ...tail, ...footnotes]
  const pieces = keepIds(gone, fresh) ? all : numberHeadings(all)
  return { ...before, text, bodyFrom, pieces, blocks: joinBlocks(pieces) }
}

/** Blocks are moved where they are: there may be tens of thousands. */
function moveBlocks(blocks: readonly ParsedBlock[], offset: number, lines: number): void {
  if (offset === 0 && lines === 0) return
  for (const block of blocks) {
    block.from += offset
    block.to += offset
    block.line += lines
  }
}

/** Where new blocks want the ids that the old ones wanted, they get what those had, and all others keep theirs. */
function keepIds(gone: readonly ParsedBlock[], fresh: readonly ParsedBlock[]): boolean {
  const old = headingsIn(gone)
  const now = headingsIn(fresh)
  const isSame = old.length === now.length && old.every((open, at) => wantedId(open) === wantedId(now[at]!))
  if (isSame) for (const [at, open] of now.entries()) open.attrSet('id', String(old[at]!.attrGet('id')))
  return isSame
}

function headingsIn(blocks: readonly ParsedBlock[]): Token[] {
  return blocks
    .filter(({ hasHeading }) => hasHeading)
    .flatMap(({ tokens }) => tokens.filter(({ type }) => type === 'heading_open'))
}

/** Blocks in which an id has changed get another list of tokens. */
function numberHeadings(pieces: ParsedBlock[]): ParsedBlock[] {
  const lists = pieces.filter(({ hasHeading }) => hasHeading).map(({ tokens }) => tokens)
  const renamed = new Set(numberIds(lists))
  if (renamed.size === 0) return pieces
  return pieces.map((piece) => (renamed.has(piece.tokens) ? { ...piece, tokens: [...piece.tokens] } : piece))
}
