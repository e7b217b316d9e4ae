import type { StateInline } from 'markdown-it'
import { findBracketClose, findClose, hasTexSign, looksLikeFormula, startsQuoted } from './mathSigns'

interface Formula {
  markup: string
  content: string
  to: number
}

const isSpace = (character: string) => /\s/.test(character)
const isWord = (character: string) => /[A-Za-z0-9]/.test(character)

/**
 * `$…$`: as in Pandoc no space stands just inside the dollars and no digit after them; here no other letter does
 * either, nor one before them: `US$5`, `$PATH:$HOME` and `$5-$6` are text. Letters of other scripts may stand there, as
 * those have no spaces between words.
 */
function readDollars(text: string, from: number): Formula | null {
  if (isWord(text.charAt(from - 1)) || isSpace(text.charAt(from + 1))) return null
  const close = findClose(text, '$', from + 1)
  if (close < 0 || isSpace(text.charAt(close - 1))) return null
  const after = text.charAt(close + 1)
  if (after === '$' || isWord(after)) return null
  const content = text.slice(from + 1, close)
  // GitHub's form $`…`$ keeps other marks out; elsewhere a backtick is the beginning of code.
  const quoted = /^`([^`]+)`$/.exec(content)?.[1]
  if (quoted !== undefined) return { markup: '$', content: quoted, to: close + 1 }
  if (content.includes('`') || startsQuoted(content)) return null
  return { markup: '$', content, to: close + 1 }
}

/** `$$…$$` in a text. With spaces inside it must look like a formula: `make $$ and spend $$` does not. */
function readDisplay(text: string, from: number): Formula | null {
  const close = findClose(text, '$$', from + 2)
  if (close < 0) return null
  const content = text.slice(from + 2, close)
  if (content.trim() === '' || content.includes('`') || startsQuoted(content)) return null
  if (content.trim() !== content && !content.includes('\n') && !looksLikeFormula(content)) return null
  return { markup: '$$', content, to: close + 2 }
}

export function dollarRule(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src.charAt(pos) !== '$') return false
  if (src.charAt(pos + 1) !== '$') return take(state, readDollars(src, pos), silent)
  if (take(state, readDisplay(src, pos), silent)) return true
  // All dollars of a row at once: what is left of them opens nothing.
  let end = pos
  while (src.charAt(end) === '$') end += 1
  if (!silent) state.pending += src.slice(pos, end)
  state.pos = end
  return true
}

/** `\(…\)` and `\[…\]`, which may be escaped brackets as well: only what has a sign of TeX is a formula. */
export function bracketRule(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  const bracket = src.charAt(pos + 1)
  if (src.charAt(pos) !== '\\' || (bracket !== '(' && bracket !== '[')) return false
  const close = findBracketClose(src, bracket, pos + 2)
  if (close < 0) return false
  const content = src.slice(pos + 2, close)
  if (content.includes('`') || startsQuoted(content) || !hasTexSign(content)) return false
  return take(state, { markup: `\\${bracket}`, content, to: close + 2 }, silent)
}

function take(state: StateInline, formula: Formula | null, silent: boolean): boolean {
  if (formula === null) return false
  if (!silent) {
    const token = state.push('math_inline', 'math', 0)
    token.markup = formula.markup
    token.content = formula.content
  }
  state.pos = formula.to
  return true
}

const inCode = /^(?:(\$\$)([^$]+)\$\$|(\$)([^$]+)\$|(\\\()(.+)\\\)|(\\\[)(.+)\\\])$/s

/** Code that is a formula with its marks is one, as in blogdown: it keeps Markdown's own marks out of the formula. */
export function codeRule(state: StateInline): boolean {
  for (const token of state.tokens) {
    if (token.type !== 'code_inline' || token.markup !== '`') continue
    const parts = inCode
      .exec(token.content)
      ?.slice(1)
      .filter((part) => part !== undefined)
    const [markup, content] = parts ?? []
    if (markup === undefined || content === undefined || !looksLikeFormula(content)) continue
    token.type = 'math_inline'
    token.tag = 'math'
    token.markup = markup
    token.content = content
  }
  return true
}
