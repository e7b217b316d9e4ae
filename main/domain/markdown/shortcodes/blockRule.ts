import type { StateBlock, Token } from 'markdown-it'
import { createMemo } from '../../memo'
import { type CodeBody, codeBodyOf } from './codeBodies'
import { figureOf } from './figure'
import { linkCard } from './linkCards'
import { addressOf } from './pageLinks'
import { pushCard, pushFigure } from './pushTokens'
import { readShortcode, type Shortcode } from './readShortcode'

/** A shortcode that has a line, or some lines, for itself. */
interface Found {
  shortcode: Shortcode
  /** The line after it. */
  nextLine: number
}

/**
 * Shortcodes on lines of their own: pictures, cards, code and, for all others, a box with what is written. Those that
 * may stand for a word in a sentence do not end a paragraph.
 */
export function shortcodeBlock(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if (state.sCount[startLine]! - state.blkIndent >= 4) return false
  if (state.src.charCodeAt(state.bMarks[startLine]! + state.tShift[startLine]!) !== 0x7b) return false
  const found = findShortcode(state, startLine, endLine)
  if (found === null) return false
  const { shortcode, nextLine } = found
  if (silent) return interrupts(shortcode)
  const figure = figureOf(shortcode)
  const card = figure === null ? linkCard(shortcode) : null
  const body = codeBodyOf(shortcode)
  const map: [number, number] = [startLine, nextLine]
  if (figure !== null) pushFigure(state, figure, map)
  else if (card !== null) pushCard(state, card, map)
  else if (body !== null && pushBody(state, found, body, startLine, endLine)) return true
  else pushBox(state, shortcode, map)
  state.line = nextLine
  return true
}

/** Whether a shortcode ends the paragraph before it, as it can be no part of a sentence. */
function interrupts(shortcode: Shortcode): boolean {
  const { kind, isClosing } = shortcode
  if (kind === 'variable') return false
  return (
    isClosing ||
    kind === 'tag' ||
    figureOf(shortcode) !== null ||
    linkCard(shortcode) !== null ||
    codeBodyOf(shortcode) !== null
  )
}

const mostLines = 40

function findShortcode(state: StateBlock, startLine: number, endLine: number): Found | null {
  const from = state.bMarks[startLine]! + state.tShift[startLine]!
  // On one line, as most are: the text need not be put together.
  const own = readShortcode(state.src.slice(from, state.eMarks[startLine]), 0)
  if (own !== null)
    return isAlone(own, state.src.slice(from + own.source.length, state.eMarks[startLine]))
      ? { shortcode: own, nextLine: startLine + 1 }
      : null
  let nextLine = startLine + 1
  const last = Math.min(endLine, startLine + mostLines)
  while (nextLine < last && !state.isEmpty(nextLine) && state.sCount[nextLine]! >= state.blkIndent)
    nextLine += 1
  const text = state.getLines(startLine, nextLine, state.blkIndent, false).trimStart()
  const shortcode = readShortcode(text, 0)
  if (shortcode === null) return null
  const end = text.indexOf('\n', shortcode.source.length)
  if (!isAlone(shortcode, text.slice(shortcode.source.length, end < 0 ? text.length : end))) return null
  return { shortcode, nextLine: startLine + shortcode.source.split('\n').length }
}

/** Whether nothing else is on the line, and the shortcode is no word of a text. */
function isAlone(shortcode: Shortcode, rest: string): boolean {
  if (rest.trim() !== '' || shortcode.isEscaped) return false
  // Of what stands for a value only the calls of Zola are blocks: `{{ youtube(id="…") }}`.
  return shortcode.kind === 'variable' ? shortcode.args.startsWith('(') : addressOf(shortcode) === null
}

/** What was searched for in vain, to the end of the text: later ones need not look again. */
const missed = createMemo<StateBlock, Set<string>>()

/** Code and its tags; false where the closing tag is missing. */
function pushBody(
  state: StateBlock,
  found: Found,
  body: CodeBody,
  startLine: number,
  endLine: number,
): boolean {
  const { shortcode, nextLine } = found
  const known = missed.get(state) ?? new Set()
  missed.set(state, known)
  if (known.has(shortcode.name)) return false
  const closing = findClosing(state, nextLine, endLine, body.closing)
  if (closing === null) {
    if (endLine === state.lineMax && state.level === 0) known.add(shortcode.name)
    return false
  }
  const { line, before } = closing
  const indent = state.sCount[startLine]!
  const code = state.getLines(nextLine, line, indent, true) + (before === '' ? '' : `${before}\n`)
  pushCode(state, code, found, body, [startLine, line + 1])
  state.line = line + 1
  return true
}

/** The line with the closing tag, which must end it, and what stands on it before the tag. */
function findClosing(state: StateBlock, from: number, endLine: number, closing: RegExp) {
  for (let line = from; line < endLine; line += 1) {
    const start = state.bMarks[line]! + state.tShift[line]!
    const end = state.eMarks[line]!
    if (start < end && state.sCount[line]! < state.blkIndent) return null
    const text = state.src.slice(start, end)
    const match = text.includes('{') ? closing.exec(text) : null
    if (match === null) continue
    return text.slice(match.index + match[0].length).trim() === ''
      ? { line, before: text.slice(0, match.index) }
      : null
  }
  return null
}

/** The info and the content of a body that is one fence, blank lines around it; null for any other. */
function readWholeFence(code: string): { info: string; content: string } | null {
  const lines = code.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  const [mark] = /^(?:`{3,}|~{3,})/.exec(lines[first] ?? '') ?? []
  const info = lines[first]?.slice(mark?.length) ?? ''
  if (mark === undefined || info.includes('`')) return null
  const isEnd = (line: string) => line.startsWith(mark) && /^[ \t]*$/.test(line.slice(mark.length))
  const end = lines.findIndex((line, index) => index > first && isEnd(line))
  if (end < 0 || lines.slice(end + 1).some((line) => line.trim() !== '')) return null
  return {
    info,
    content: lines
      .slice(first + 1, end)
      .map((line) => `${line}\n`)
      .join(''),
  }
}

/** A body that is one fence is that fence: the tags only keep the site from reading it. */
function pushCode(
  state: StateBlock,
  code: string,
  { shortcode }: Found,
  { isPlain, language }: CodeBody,
  map: [number, number],
): void {
  const fence = isPlain ? null : readWholeFence(code)
  const token = state.push('fence', 'code', 0)
  token.info = fence?.info ?? language
  token.content = fence?.content ?? code
  token.markup = '```'
  token.map = map
  if (!isPlain) token.meta = { shortcode: shortcode.source }
}

function pushBox(state: StateBlock, { source }: Shortcode, map: [number, number]): Token {
  const token = state.push('shortcode', 'div', 0)
  token.block = true
  token.content = source
  token.map = map
  return token
}
