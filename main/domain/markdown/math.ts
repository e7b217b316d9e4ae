import type { MarkdownIt } from 'markdown-it'
import { mathBlockRule } from './mathBlock'
import { bracketRule, codeRule, dollarRule } from './mathInline'

/**
 * Formulas in TeX: `$…$` and `\(…\)` in the text, `$$…$$` and `\[…\]` by themselves, also as code. Tokens `math_inline`
 * and `math_block` carry the TeX as content; `isDisplayMath` tells those that stand by themselves.
 *
 * No formula has a blank line in it, so that a dollar never changes what stands in other paragraphs.
 */
export function math(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'math_brackets', bracketRule)
  md.inline.ruler.after('escape', 'math_dollars', dollarRule)
  md.inline.ruler2.push('math_code', codeRule)
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  md.block.ruler.before('fence', 'math_block', mathBlockRule, { alt })
}

/** Whether a formula with these marks stands by itself, set larger and in the middle. */
export function isDisplayMath(markup: string): boolean {
  return markup === '$$' || markup === '\\['
}
