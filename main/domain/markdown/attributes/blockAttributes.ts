import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { readAttributes, setAttributes, splitAttributes } from './readAttributes'

/**
 * Lists of attributes of blocks: at the end of a heading, as last line of a paragraph, or on a line of their own right
 * below a block. They are no text.
 */
export function blockAttributes(md: MarkdownIt): void {
  md.core.ruler.after('block', 'block_attributes', (state) => {
    const { tokens } = state
    for (let index = 0; index + 1 < tokens.length; index += 1) {
      const open = tokens[index]!
      const inline = tokens[index + 1]!
      if (inline.type !== 'inline' || !inline.content.trimEnd().endsWith('}')) continue
      if (open.type === 'heading_open') takeFromHeading(open, inline)
      else if (open.type === 'paragraph_open') takeFromParagraph(state, index)
    }
  })
}

function takeFromHeading(open: Token, inline: Token): void {
  const found = splitAttributes(inline.content)
  if (found === null) return
  inline.content = found.before.trimEnd()
  setAttributes(open, found.attributes)
}

function takeFromParagraph(state: StateCore, index: number): void {
  const { tokens } = state
  const open = tokens[index]!
  const inline = tokens[index + 1]!
  const lines = inline.content.split('\n')
  const last = lines.pop()!.trim()
  const attributes = last.startsWith('{') ? readAttributes(last) : null
  if (attributes === null) return
  if (lines.length > 0) {
    inline.content = lines.join('\n').trimEnd()
    setAttributes(open, attributes)
    return
  }
  const before = previousBlock(tokens, index)
  const isBelow = before !== null && before.type !== 'byline' && before.map?.[1] === open.map?.[0]
  if (!isBelow && !last.startsWith('{:')) return
  if (isBelow && before.type !== 'fence') setAttributes(before, attributes)
  tokens.splice(index, 3, hiddenToken(state, open))
}

/** The first token of the block that ends right before a token, on its level. */
function previousBlock(tokens: readonly Token[], index: number): Token | null {
  const { level } = tokens[index]!
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at]!
    if (token.level < level) return null
    if (token.level === level && token.nesting >= 0) return token
  }
  return null
}

/** Keeps the place of a line that shows nothing. */
function hiddenToken(state: StateCore, { map, level }: Token): Token {
  const token = new state.Token('attributes', '', 0)
  token.hidden = true
  token.map = map
  token.level = level
  return token
}
