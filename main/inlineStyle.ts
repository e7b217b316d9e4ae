import {
  type CSSToken,
  isTokenString,
  isTokenWhiteSpaceOrComment,
  TokenType,
  tokenize,
} from '@csstools/css-tokenizer'

/** An address in a style sheet, and what stands there for it. */
export interface StyleAddress {
  address: string
  /** Whether it is another style sheet (`@import`), not a file that a rule shows. */
  isImport: boolean
  /** The tokens that it is written with: from the first up to before the last. */
  from: number
  to: number
}

export interface ReadStyle {
  tokens: CSSToken[]
  addresses: StyleAddress[]
}

/** Finds what a style sheet asks for: `url(…)`, and the texts of `@import`. Never throws. */
export function readStyle(css: string): ReadStyle {
  const tokens = tokenize({ css })
  const addresses: StyleAddress[] = []
  let rule = ''
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!
    const isImport = rule === 'import'
    if (token[0] === TokenType.AtKeyword) rule = token[4].value.toLowerCase()
    else if (token[0] === TokenType.Semicolon || token[0] === TokenType.OpenCurly) rule = ''
    else if (token[0] === TokenType.URL) {
      // The address of a namespace is a name: nobody asks for it.
      if (rule !== 'namespace') addresses.push({ address: token[4].value, isImport, from: at, to: at + 1 })
      if (isImport) rule = ''
    } else if (token[0] === TokenType.Function && token[4].value.toLowerCase() === 'url') {
      let inner = at + 1
      while (inner < tokens.length && isTokenWhiteSpaceOrComment(tokens[inner])) inner += 1
      const text = tokens[inner]
      let end = inner + 1
      while (end < tokens.length && tokens[end]![0] !== TokenType.CloseParen) end += 1
      if (isTokenString(text) && rule !== 'namespace')
        addresses.push({ address: text[4].value, isImport, from: at, to: end + 1 })
      if (isImport) rule = ''
      at = end
    } else if (isTokenString(token) && isImport) {
      addresses.push({ address: token[4].value, isImport, from: at, to: at + 1 })
      rule = ''
    }
  }
  return { tokens, addresses }
}

/** The style sheet with other addresses in place of its own, all else as it is written. */
export function replaceAddresses(
  { tokens, addresses }: ReadStyle,
  replacement: ReadonlyMap<StyleAddress, string>,
): string {
  let css = ''
  let done = 0
  for (const address of addresses) {
    const other = replacement.get(address)
    if (other === undefined) continue
    for (; done < address.from; done += 1) css += tokens[done]?.[1] ?? ''
    css += `url("${other}")`
    done = address.to
  }
  for (; done < tokens.length; done += 1) css += tokens[done]?.[1] ?? ''
  return css
}
