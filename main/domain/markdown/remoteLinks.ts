import type { Token } from 'markdown-it'
import { linkKind } from './links'

/** Addresses on the web that the links of a text lead to, in its order, without repeats. */
export function remoteLinks(tokens: readonly Token[]): string[] {
  const found = new Set<string>()
  const visit = (token: Token) => {
    const address = token.type === 'link_open' ? token.attrGet('href') : null
    if (address != null && linkKind(String(address)) === 'remote') found.add(String(address))
    for (const child of token.children ?? []) visit(child)
  }
  for (const token of tokens) visit(token)
  return [...found]
}
