import type { StateBlock, StateInline, Token } from 'markdown-it'
import type { Figure } from './figure'
import type { LinkCard } from './linkCards'

type State = StateBlock | StateInline

function createToken(
  state: State,
  type: string,
  tag: string,
  nesting: -1 | 0 | 1,
  attrs: [string, string][] = [],
): Token {
  const token = new state.Token(type, tag, nesting)
  if (attrs.length > 0) token.attrs = attrs
  return token
}

function textToken(state: State, content: string): Token {
  const token = createToken(state, 'text', '', 0)
  token.content = content
  return token
}

/** A link and what it is around; what stands alone where pages do not go to such an address. */
export function linkTokens(state: State, address: string, inner: Token[]): Token[] {
  const href = state.md.normalizeLink(address)
  if (!state.md.validateLink(href)) return inner
  const open = createToken(state, 'link_open', 'a', 1, [['href', href]])
  const close = createToken(state, 'link_close', 'a', -1)
  for (const token of inner) token.level += 1
  return [open, ...inner, close]
}

export function cardTokens(state: State, { label, address }: LinkCard): Token[] {
  return linkTokens(state, address, [textToken(state, label)])
}

export function pictureTokens(state: State, { source, alt, caption, link }: Figure): Token[] {
  const image = createToken(state, 'image', 'img', 0, [
    ['src', state.md.normalizeLink(source)],
    ['alt', ''],
  ])
  const description = alt || caption
  image.content = description
  image.children = description === '' ? [] : [textToken(state, description)]
  return link === '' ? [image] : linkTokens(state, link, [image])
}

/** An element with inline tokens that are already there, or Markdown that is still to be read. */
function pushInline(
  state: StateBlock,
  name: string,
  map: [number, number],
  content: string | Token[],
  className = '',
): void {
  const types: Record<string, string> = { p: 'paragraph', figcaption: 'figcaption' }
  const type = types[name] ?? name
  const open = state.push(`${type}_open`, name, 1)
  open.map = map
  if (className !== '') open.attrs = [['class', className]]
  const inline = state.push('inline', '', 0)
  inline.map = map
  inline.content = typeof content === 'string' ? content : ''
  inline.children = typeof content === 'string' ? [] : content
  state.push(`${type}_close`, name, -1)
}

export function pushCard(state: StateBlock, card: LinkCard, map: [number, number]): void {
  pushInline(state, 'p', map, cardTokens(state, card), 'link-card')
}

export function pushFigure(state: StateBlock, figure: Figure, map: [number, number]): void {
  const open = state.push('figure_open', 'figure', 1)
  open.map = map
  const inline = state.push('inline', '', 0)
  inline.map = map
  inline.children = pictureTokens(state, figure)
  const { title, caption } = figure
  const below = [title === '' ? '' : `**${title.replace(/\*/g, '\\*')}**`, caption]
    .filter((part) => part !== '')
    .join(' ')
  if (below !== '') pushInline(state, 'figcaption', map, below)
  state.push('figure_close', 'figure', -1)
}
