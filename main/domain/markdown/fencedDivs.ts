import type { MarkdownIt, StateBlock } from 'markdown-it'
import { createMemo } from '../memo'
import { readAttributes, setAttributes } from './attributes/readAttributes'
import { readByline } from './bylineRule'

const opening = /^ {0,3}:{3,}[ \t]*(\{[^{}\n]*\}|[A-Za-z][\w-]*)/

/** A text without these letters at its end. */
function withoutEnd(text: string, letters: string): string {
  let end = text.length
  while (end > 0 && letters.includes(text[end - 1]!)) end -= 1
  return text.slice(0, end)
}

/** The name of a division and its title, which may stand in brackets; null for a line that opens none. */
function readOpening(line: string): { name: string; title: string } | null {
  const [start = '', name] = opening.exec(line) ?? []
  if (name === undefined) return null
  const blanks = ' \t'
  const after = line.slice(start.length)
  const told = withoutEnd(withoutEnd(withoutEnd(after, blanks), ':'), blanks).replace(/^[ \t]+/, '')
  const found = /^\[([^\]\n]*)\]$|^([^:{[]*)$/.exec(told)
  return found === null ? null : { name, title: (found[1] ?? found[2] ?? '').trim() }
}
const closing = /^ {0,3}:{3,}[ \t]*$/

/**
 * Divisions of Pandoc, Quarto and Docusaurus, `::: note` … `:::`: a box with their name above what they hold. Without an
 * end, or with a byline before it, they are text, so that no byline gets lost in one.
 */
export function fencedDivs(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'fenced_div', fencedDiv, { alt: ['paragraph', 'reference'] })
}

/** Whether a text has a line that opens or closes one: what is in between belongs together. */
export const divLine = /^ {0,3}:::/m

function fencedDiv(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const from = state.bMarks[startLine]! + state.tShift[startLine]!
  if (state.src.charCodeAt(from) !== 0x3a || state.sCount[startLine]! - state.blkIndent >= 4) return false
  const end = findEnds(state).get(startLine)
  if (end === undefined || end >= endLine) return false
  const { name, title } = readOpening(state.src.slice(from, state.eMarks[startLine])) ?? {
    name: '',
    title: '',
  }
  const attributes = name.startsWith('{') ? readAttributes(name) : null
  if (name === '' || (name.startsWith('{') && attributes === null)) return false
  if (silent) return true
  const { parentType, lineMax } = state
  const open = state.push('fenced_div_open', 'div', 1)
  open.map = [startLine, end + 1]
  open.attrs = [['class', 'fenced-div']]
  if (attributes !== null) setAttributes(open, attributes)
  const word = attributes === null ? name : (attributes.classes[0] ?? 'div')
  if (attributes === null) open.attrJoin('class', word)
  pushTitle(state, startLine, title || titleOf(word))
  state.lineMax = end
  state.md.block.tokenize(state, startLine + 1, end)
  state.lineMax = lineMax
  state.parentType = parentType
  state.push('fenced_div_close', 'div', -1)
  state.line = end + 1
  return true
}

/** `callout-note` as `Note`. */
function titleOf(word: string): string {
  const bare = word.replace(/^(?:callout|alert|rmd)-?(?=\w)/, '')
  return bare[0]!.toUpperCase() + bare.slice(1)
}

function pushTitle(state: StateBlock, line: number, title: string): void {
  state.push('paragraph_open', 'p', 1).attrs = [['class', 'alert-title']]
  const inline = state.push('inline', '', 0)
  inline.map = [line, line + 1]
  inline.content = title
  inline.children = []
  state.push('paragraph_close', 'p', -1)
}

const known = createMemo<StateBlock, Map<number, number>>()

/** The line that ends each division, by the line that opens it; one pass for a whole text. */
function findEnds(state: StateBlock): Map<number, number> {
  const found = known.get(state)
  if (found !== undefined) return found
  const ends = new Map<number, number>()
  let open: number[] = []
  for (const [line, text] of state.src.split('\n').entries()) {
    if (readByline(text) !== null) open = []
    else if (closing.test(text)) {
      const start = open.pop()
      if (start !== undefined) ends.set(start, line)
    } else if (opening.test(text)) open.push(line)
  }
  known.set(state, ends)
  return ends
}
