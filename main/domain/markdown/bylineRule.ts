import type { MarkdownIt, StateBlock } from 'markdown-it'
import { handleSource } from '../authors/handle'

const bylineLine = new RegExp(`^@(${handleSource})[ \\t]*$`, 'u')

/** The handle of a line that has the form of a byline, or null. Where the line stands decides whether it is one. */
export function readByline(line: string): string | null {
  return line.charCodeAt(0) === 0x40 ? (bylineLine.exec(line)?.[1] ?? null) : null
}

/** Whether nothing, not even a container's marker or a space, stands before the line's content. */
function isAtColumnZero(state: StateBlock, line: number): boolean {
  const from = state.bMarks[line] ?? 0
  return state.tShift[line] === 0 && (from === 0 || state.src.charCodeAt(from - 1) === 0x0a)
}

/**
 * A byline as block rule. In silent mode it answers for a line that could continue a paragraph, quotation or list:
 * one at column 0 ends them all, so that a byline is always at the top level.
 */
function byline(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const from = state.bMarks[startLine] ?? 0
  if (state.src.charCodeAt(from) !== 0x40 || !isAtColumnZero(state, startLine)) return false
  const handle = readByline(state.src.slice(from, state.eMarks[startLine]))
  if (handle === null) return false
  if (silent) return true
  if (state.level !== 0) return false
  const token = state.push('byline', 'p', 0)
  token.meta = { handle }
  token.map = [startLine, startLine + 1]
  state.line = startLine + 1
  return true
}

/**
 * Bylines `@handle` for markdown-it, by the grammar of the design: at column 0 of the top level, with nothing else on
 * the line, interrupting what an ATX heading interrupts. Not in code, HTML blocks, lists or quotations.
 */
export function bylinePlugin(md: MarkdownIt): void {
  md.block.ruler.before('table', 'byline', byline, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
}
