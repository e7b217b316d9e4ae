import { Lexer } from 'yaml'
import { longestBlock } from './split'

/** Deeper front matter is not parsed: parsers call themselves once for each level. */
export const deepestNesting = 32
/** Aliases beyond this are not resolved: they can make a small text into a huge value. */
export const mostAliases = 20

/** More parts (keys, values, marks, line ends) are not parsed: a full block of them would hold up the interface. */
export const mostParts = 10_000

export interface Breach {
  offset: number
  message: string
}

const tooDeep = `The front matter is nested more than ${deepestNesting} levels deep. Byline does not read it; make it flatter.`

const tooMany = `The front matter has more than 10,000 parts. Byline does not read it; make it shorter.`

/** A breach when front matter is longer than is read. */
export function checkLength(content: string): Breach | null {
  if (content.length <= longestBlock) return null
  return {
    offset: 0,
    message: 'The front matter is longer than 64 KB. Byline does not read it; make it shorter.',
  }
}

/** Nothing in short YAML without aliases and with few brackets and little indentation can be a breach. */
function isSurelyBounded(content: string): boolean {
  if (content.length > mostParts || content.includes('*') || /^[ \t?:-]{16}/m.test(content)) return false
  let brackets = 0
  for (const _ of content.matchAll(/[[{]/g)) if (++brackets > 8) return false
  return true
}

/**
 * Looks at the tokens of YAML before it is parsed: nesting, number of aliases, aliases without an anchor.
 * Needs no recursion, and time in proportion to the length.
 */
export function checkYaml(content: string): Breach | null {
  if (isSurelyBounded(content)) return null
  const long = checkLength(content)
  if (long !== null) return long
  const columns: number[] = []
  const anchors = new Set<string>()
  let flow = 0
  let aliases = 0
  let parts = 0
  let offset = 0
  let lineFrom = 0
  let isStart = true
  for (const token of new Lexer().lex(content)) {
    if (token === '\x02' || token === '\x18' || token === '\x1f') continue
    const char = token[0]
    if (flow === 0 && isStart && char !== ' ' && char !== '\n' && char !== '#' && char !== '\t') {
      const column = offset - lineFrom
      while (columns.length > 0 && columns[columns.length - 1]! >= column) columns.pop()
      columns.push(column)
      isStart = false
    }
    if (token === '-' || token === '?' || token === ':') isStart = token !== ':' || isStart
    else if (token === '[' || token === '{') flow++
    else if (token === ']' || token === '}') flow = Math.max(0, flow - 1)
    else if (char === '&') anchors.add(token.slice(1))
    else if (char === '*' && token.length > 1) {
      aliases++
      if (aliases > mostAliases) {
        const message = `The front matter has more than ${mostAliases} aliases (*name). Byline does not read it; write the values out.`
        return { offset, message }
      }
      if (!anchors.has(token.slice(1))) {
        const message = `The value ${token} stands for an anchor that is not there. Put quotes around a value that begins with an asterisk.`
        return { offset, message }
      }
    }
    if (char !== ' ' && char !== '#') parts++
    if (parts > mostParts) return { offset, message: tooMany }
    if (flow + columns.length > deepestNesting) return { offset, message: tooDeep }
    offset += token.length
    const newline = token.lastIndexOf('\n')
    if (newline !== -1) {
      lineFrom = offset - (token.length - newline - 1)
      isStart = true
    }
  }
  return null
}

const stringOrComment = {
  json: /"(?:[^"\\]|\\[\s\S])*"?/y,
  toml: /"""(?:[^\\]|\\[\s\S])*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\n]|\\[\s\S])*"?|'[^'\n]*'?|#[^\n]*/y,
} as const

/** Looks at the brackets (and TOML's dotted keys) outside strings and comments before JSON or TOML is parsed. */
export function checkBrackets(content: string, kind: 'json' | 'toml'): Breach | null {
  const long = checkLength(content)
  if (long !== null) return long
  const skip = stringOrComment[kind]
  let depth = 0
  let dots = 0
  let parts = 0
  for (let offset = 0; offset < content.length; offset++) {
    const char = content[offset]
    if (char === '"' || char === "'" || char === '#') {
      skip.lastIndex = offset
      const length = skip.exec(content)?.[0].length ?? 1
      offset += Math.max(length, 1) - 1
    } else if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1)
    else if (char === '.') dots++
    else if (char === '=' || char === '\n' || char === ',') dots = 0
    if (char === ',' || char === '=' || char === ':' || char === '[' || char === '{') parts += 2
    if (parts > mostParts) return { offset, message: tooMany }
    if (depth > deepestNesting || (kind === 'toml' && dots > deepestNesting))
      return { offset, message: tooDeep }
  }
  return null
}
