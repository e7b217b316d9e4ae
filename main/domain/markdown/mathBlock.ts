import type { StateBlock } from 'markdown-it'
import { readByline } from './bylineRule'
import { findBracketClose, findClose, hasTexSign, looksLikeFormula, startsQuoted } from './mathSigns'

/** A formula with more lines is none: how far ahead a line that opens one is looked at. */
const maxLines = 500

/** `$$…$$` or `\[…\]` that stands in lines of its own. It ends where a paragraph does: no blank line is in it. */
export function mathBlockRule(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const { src } = state
  const startOf = (line: number) => (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const from = startOf(startLine)
  const markup = src.slice(from, from + 2)
  if (markup !== '$$' && markup !== '\\[') return false
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const findEnd = (text: string) =>
    markup === '$$' ? findClose(text, '$$', 0) : findBracketClose(text, '[', 0)
  const lines: string[] = []
  for (let line = startLine; line < Math.min(endLine, startLine + maxLines); line += 1) {
    if (line > startLine && endsFormula(state, line)) return false
    const text = src.slice(line === startLine ? from + 2 : startOf(line), state.eMarks[line])
    const close = findEnd(text)
    lines.push(close < 0 ? text : text.slice(0, close))
    if (close < 0) continue
    if (text.slice(close + 2).trim() !== '' || !isFormula(lines.join('\n'), markup)) return false
    if (silent) return true
    const token = state.push('math_block', 'math', 0)
    token.block = true
    token.markup = markup
    token.content = lines.join('\n').trim()
    token.map = [startLine, line + 1]
    state.line = line + 1
    return true
  }
  return false
}

function isFormula(content: string, markup: '$$' | '\\['): boolean {
  if (content.trim() === '' || content.includes('`') || startsQuoted(content)) return false
  if (markup === '\\[') return hasTexSign(content)
  return content.includes('\n') || content.trim() === content || looksLikeFormula(content)
}

/** A blank line, one outside the list or quotation, a byline: no formula goes past them. */
function endsFormula(state: StateBlock, line: number): boolean {
  const text = state.src.slice(state.bMarks[line], state.eMarks[line])
  if (text.trim() === '' || (state.sCount[line] ?? 0) < state.blkIndent) return true
  return readByline(text) !== null
}
