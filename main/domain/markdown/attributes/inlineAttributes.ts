import type { MarkdownIt, StateInline, Token } from 'markdown-it'
import { createMemo } from '../../memo'
import { type Attributes, readAttributes, setAttributes } from './readAttributes'

/** Lists of attributes right behind a link, an image, code or emphasis, and spans: `[text]{.class}`. */
export function inlineAttributes(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'span', span)
  md.inline.ruler.push('attributes', mark)
  md.inline.ruler2.before('fragments_join', 'attributes', (state) => {
    resolve(state)
    return false
  })
}

const list = /\{[:#.A-Za-z][^{}\n]{0,1000}\}/y

function readAt(text: string, from: number): { written: string; attributes: Attributes } | null {
  list.lastIndex = from
  const written = list.exec(text)?.[0] ?? ''
  const attributes = written === '' ? null : readAttributes(written)
  return attributes === null ? null : { written, attributes }
}

const spans = createMemo<StateInline, boolean>()

/** Whether a span may be in a text; remembered, as each bracket of the text asks. */
function mayHaveSpan(state: StateInline): boolean {
  const known = spans.get(state)
  if (known !== undefined) return known
  const mayHave = state.src.includes(']{')
  spans.set(state, mayHave)
  return mayHave
}

function span(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b || !mayHaveSpan(state)) return false
  const end = state.md.helpers.parseLinkLabel(state, state.pos, false)
  const found = end < 0 ? null : readAt(state.src, end + 1)
  if (found === null) return false
  const { pos: from, posMax } = state
  if (!silent) {
    setAttributes(state.push('span_open', 'span', 1), found.attributes)
    state.pos = from + 1
    state.posMax = end
    state.md.inline.tokenize(state)
    state.push('span_close', 'span', -1)
  }
  state.pos = end + 1 + found.written.length
  state.posMax = posMax
  return true
}

/** What may be a list of attributes is marked; what it belongs to is known when emphasis is. */
function mark(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x7b || state.pending !== '') return false
  const found = state.tokens.length === 0 ? null : readAt(state.src, state.pos)
  if (found === null) return false
  if (!silent) {
    const token = state.push('attributes', '', 0)
    token.content = found.written
    token.meta = { attributes: found.attributes }
  }
  state.pos += found.written.length
  return true
}

const single = new Set(['image', 'code_inline'])
const ends = new Set(['link_close', 'em_close', 'strong_close', 's_close'])

function resolve(state: StateInline): void {
  const { tokens } = state
  if (!tokens.some(({ type }) => type === 'attributes')) return
  const kept: Token[] = []
  const open: Token[] = []
  let last: Token | undefined
  for (const token of tokens) {
    if (token.type === 'attributes') {
      if (last !== undefined) {
        setAttributes(last, token.meta?.attributes as Attributes)
        continue
      }
      token.type = 'text'
      token.meta = null
    }
    kept.push(token)
    // Emphasis leaves empty texts behind.
    if (token.type === 'text' && token.content === '') continue
    if (token.nesting > 0) open.push(token)
    const opened = token.nesting < 0 ? open.pop() : undefined
    last = single.has(token.type) ? token : ends.has(token.type) ? opened : undefined
  }
  state.tokens.splice(0, tokens.length, ...kept)
}
