/// <reference path="./markdown-it-footnote.d.ts" />
import type { MarkdownIt, StateBlock, StateCore, Token } from 'markdown-it'
import footnotePlugin from 'markdown-it-footnote'

interface Footnote {
  label?: string
  /** How often a named footnote is referred to. */
  count?: number
  content?: string
  /** Inline tokens of a footnote that is written where it is referred to. */
  tokens?: Token[]
}

/** Footnotes: the plugin's syntax, with source ranges for definitions and a gathering step in linear time. */
export function footnotes(md: MarkdownIt): void {
  md.use(footnotePlugin)
  keepRanges(md)
  md.core.ruler.at('footnote_tail', gatherFootnotes)
}

/** Notes the source lines of each definition, which the plugin leaves out. */
function keepRanges(md: MarkdownIt): void {
  const rule = md.block.ruler.__rules__.find(({ name }) => name === 'footnote_def')
  if (rule === undefined) throw new Error('markdown-it-footnote has no rule footnote_def')
  const { fn, alt } = rule
  const withRange = (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
    const first = state.tokens.length
    if (!fn(state, startLine, endLine, silent)) return false
    const open = state.tokens[first]
    if (!silent && open?.type === 'footnote_reference_open') open.map = [startLine, state.line]
    return true
  }
  md.block.ruler.at('footnote_def', withRange, { alt })
}

/** Takes the definitions out of the text (a hidden token keeps the place) and appends the list of footnotes. */
function gatherFootnotes(state: StateCore): void {
  const { env } = state
  const found = env.footnotes as { list?: Footnote[] } | undefined
  if (found === undefined) return
  const { kept, definitions } = partDefinitions(state)
  state.tokens = kept
  if (found.list === undefined) return
  const push = (type: string, tag: string, nesting: -1 | 0 | 1, meta: Token['meta'] = null): Token => {
    const token = new state.Token(type, tag, nesting)
    token.meta = meta
    kept.push(token)
    return token
  }
  push('footnote_block_open', '', 1)
  found.list.forEach((footnote, id) => {
    const { label } = footnote
    push('footnote_open', '', 1, { id, label })
    if (footnote.tokens) {
      push('paragraph_open', 'p', 1).block = true
      const inline = push('inline', '', 0)
      inline.children = footnote.tokens
      inline.content = footnote.content ?? ''
      push('paragraph_close', 'p', -1).block = true
    } else if (label !== undefined) {
      for (const token of definitions.get(label) ?? []) kept.push(token)
    }
    const paragraphEnd = kept.at(-1)?.type === 'paragraph_close' ? kept.pop() : undefined
    for (let subId = 0; subId < Math.max(footnote.count ?? 0, 1); subId += 1) {
      push('footnote_anchor', '', 0, { id, subId, label })
    }
    if (paragraphEnd) kept.push(paragraphEnd)
    push('footnote_close', '', -1)
  })
  push('footnote_block_close', '', -1)
}

function partDefinitions(state: StateCore): { kept: Token[]; definitions: Map<string, Token[]> } {
  const kept: Token[] = []
  const definitions = new Map<string, Token[]>()
  const open: Token[][] = []
  for (const token of state.tokens) {
    if (token.type === 'footnote_reference_open') {
      const tokens: Token[] = []
      definitions.set(String(token.meta?.label ?? ''), tokens)
      if (open.length === 0 && token.level === 0) kept.push(placeOf(token, state))
      open.push(tokens)
    } else if (token.type === 'footnote_reference_close') {
      open.pop()
    } else {
      const target = open.at(-1) ?? kept
      target.push(token)
    }
  }
  return { kept, definitions }
}

function placeOf(definition: Token, state: StateCore): Token {
  const place = new state.Token('footnote_definition', '', 0)
  place.hidden = true
  place.map = definition.map
  return place
}
