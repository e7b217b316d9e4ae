import type { Delimiter, MarkdownIt, StateInline, Token } from 'markdown-it'

const tilde = 0x7e

/** Markers of delimiters: one tilde closes only one, two close only two. */
const markers = [-tilde, tilde]

/** `~~out~~` and `~out~` as GitHub reads them; three tildes and more are text. */
export function strikethrough(md: MarkdownIt): void {
  md.inline.ruler.at('strikethrough', tokenize)
  md.inline.ruler2.at('strikethrough', (state) => {
    pair(state.tokens, state.delimiters)
    for (const meta of state.tokens_meta) if (meta?.delimiters) pair(state.tokens, meta.delimiters)
    return false
  })
}

function tokenize(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== tilde) return false
  const { length, can_open, can_close } = state.scanDelims(state.pos, true)
  const token = state.push('text', '', 0)
  token.content = '~'.repeat(length)
  const marker = markers[length - 1]
  if (marker !== undefined) {
    const at = state.tokens.length - 1
    state.delimiters.push({ marker, length: 0, token: at, end: -1, open: can_open, close: can_close })
  }
  state.pos += length
  return true
}

function pair(tokens: Token[], delimiters: readonly Delimiter[]): void {
  for (const opener of delimiters) {
    const closer = opener.end < 0 ? undefined : delimiters[opener.end]
    if (closer === undefined || !markers.includes(opener.marker)) continue
    turn(tokens[opener.token]!, 's_open', 1)
    turn(tokens[closer.token]!, 's_close', -1)
  }
}

function turn(token: Token, type: string, nesting: 1 | -1): void {
  token.type = type
  token.tag = 'del'
  token.nesting = nesting
  token.markup = token.content
  token.content = ''
}
