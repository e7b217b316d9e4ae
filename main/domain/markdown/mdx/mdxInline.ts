import type { MarkdownIt, StateInline } from 'markdown-it'
import { endOfBraces, endOfComponentTag } from './readJsx'

/** Components and expressions of MDX in a sentence, as tokens with what is written; comments are nothing. */
export function mdxInline(md: MarkdownIt): void {
  md.inline.ruler.before('html_inline', 'mdx', (state, silent) => {
    const end = endOf(state)
    if (end < 0 || end > state.posMax) return false
    const code = state.src.slice(state.pos, end)
    if (!silent && !/^\{\s*\/\*/.test(code)) state.push('shortcode_inline', 'code', 0).content = code
    state.pos = end
    return true
  })
}

/** In a sentence they are short. */
const longest = 400

function endOf({ src, pos }: StateInline): number {
  if (src[pos] === '{') return endOfBraces(src, pos, longest)
  return src[pos] === '<' ? endOfComponentTag(src, pos, longest) : -1
}
