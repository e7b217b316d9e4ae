import type { StateInline } from 'markdown-it'
import { createMemo } from '../../memo'
import { codeBodyOf } from './codeBodies'
import { figureOf } from './figure'
import { linkCard } from './linkCards'
import { addressOf } from './pageLinks'
import { cardTokens, linkTokens, pictureTokens } from './pushTokens'
import { readShortcode, type Shortcode } from './readShortcode'

/** Shortcodes in a sentence: links, pictures, code and, for all others, what is written, marked as such. */
export function shortcodeInline(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (src.charCodeAt(pos) !== 0x7b) return false
  const shortcode = readShortcode(src, pos)
  if (shortcode === null || pos + shortcode.source.length > posMax) return false
  const end = pos + shortcode.source.length
  const code = readCode(state, end, shortcode)
  if (!silent && code !== null) pushText(state, 'code_inline', code.text.trim())
  else if (!silent) push(state, shortcode)
  state.pos = end + (code?.length ?? 0)
  return true
}

/** What was searched for in vain, to the end of the text: later ones need not look again. */
const missed = createMemo<StateInline, Set<string>>()

/** The code between two tags, and how much of the text it is with the closing one; null where that is missing. */
function readCode(
  state: StateInline,
  end: number,
  shortcode: Shortcode,
): { text: string; length: number } | null {
  const body = codeBodyOf(shortcode)
  const known = missed.get(state) ?? new Set()
  if (body === null || known.has(shortcode.name)) return null
  const match = body.closing.exec(state.src.slice(end))
  if (match === null) missed.set(state, known.add(shortcode.name))
  const length = (match?.index ?? 0) + (match?.[0].length ?? 0)
  return match === null || end + length > state.posMax
    ? null
    : { text: state.src.slice(end, end + match.index), length }
}

function pushText(state: StateInline, type: string, content: string): void {
  const token = state.push(type, type === 'text' ? '' : 'code', 0)
  token.content = content
}

function push(state: StateInline, shortcode: Shortcode): void {
  const { source, isEscaped } = shortcode
  if (isEscaped) {
    pushText(state, 'text', source.replace(/^(\{\{[<%])\s*\/\*/, '$1').replace(/\*\/\s*([>%]\}\})$/, '$1'))
    return
  }
  const figure = figureOf(shortcode)
  const card = figure === null ? linkCard(shortcode) : null
  const address = addressOf(shortcode)
  if (figure !== null) add(state, pictureTokens(state, figure))
  else if (card !== null) add(state, cardTokens(state, card))
  else if (address === null || address === '') pushText(state, 'shortcode_inline', source)
  else addLink(state, address)
}

function addLink(state: StateInline, address: string): void {
  const text = new state.Token('text', '', 0)
  text.content = address
  add(state, linkTokens(state, address, [text]))
}

/** Adds tokens that are whole: all that is open in them is closed. No link within a link. */
function add(state: StateInline, tokens: StateInline['tokens']): void {
  if (state.pending !== '') state.pushPending()
  const isInLink = state.linkLevel > 0
  for (const token of tokens) {
    if (isInLink && token.type.startsWith('link_')) continue
    const pushed = state.push(token.type, token.tag, token.nesting)
    const { level } = pushed
    Object.assign(pushed, token, { level })
  }
}
