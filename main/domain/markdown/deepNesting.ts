import type { MarkdownIt, StateBlock } from 'markdown-it'

/**
 * Lists and quotations deeper than the parser goes: in place of what it would drop without a word there is a token
 * `too_deep`, so that the page can say what is missing, and what comes after the container is read again. Counted in
 * tokens, of which a list has two to each level.
 */
export function deepNesting(md: MarkdownIt): void {
  const tokenize = md.block.tokenize.bind(md.block)
  md.block.tokenize = (state, startLine, endLine) => {
    const line =
      state.level < (md.options.maxNesting ?? 100) ? endLine : firstOwnLine(state, startLine, endLine)
    if (line >= endLine) return tokenize(state, startLine, endLine)
    const token = state.push('too_deep', '', 0)
    state.line = endOfOwnLines(state, line, endLine)
    token.map = [line, state.line]
  }
}

/** The first line with text that belongs to the present container; `endLine` when there is none. */
function firstOwnLine(state: StateBlock, startLine: number, endLine: number): number {
  const line = state.skipEmptyLines(startLine)
  return line < endLine && (state.sCount[line] ?? 0) >= state.blkIndent ? line : endLine
}

function endOfOwnLines(state: StateBlock, startLine: number, endLine: number): number {
  let end = startLine + 1
  for (let line = end; line < endLine; line += 1) {
    if (state.isEmpty(line)) continue
    if ((state.sCount[line] ?? 0) < state.blkIndent) break
    end = line + 1
  }
  return end
}
