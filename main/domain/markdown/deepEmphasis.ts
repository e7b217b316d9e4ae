import type { MarkdownIt } from 'markdown-it'

/** Deeper than emphasis is ever meant; browsers take quadratic time for elements that stand so deep in each other. */
const deepest = 50

const emphasis = /^(?:em|strong|s)_(?:open|close)$/

/** Emphasis in emphasis in emphasis … is drawn so many times; the text in it stays whole. */
export function deepEmphasis(md: MarkdownIt): void {
  md.core.ruler.push('deep_emphasis', ({ tokens }) => {
    for (const { children } of tokens) {
      if (children === null || children.length <= deepest) continue
      let depth = 0
      for (const token of children) {
        if (!emphasis.test(token.type)) continue
        if (token.nesting < 0) depth -= 1
        if (depth >= deepest) token.hidden = true
        if (token.nesting > 0) depth += 1
      }
    }
  })
}
