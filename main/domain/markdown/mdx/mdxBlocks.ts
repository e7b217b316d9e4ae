import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { createBalance, endOfBraces, endOfComponentTag } from './readJsx'

const module =
  /^(?:import\s*(?:["']|[\w$*{][^"'()]*\bfrom\s*["'])|export\s+(?:const|let|var|default|function|class|async|type|\{|\*))/
const component = /<\/?(?:[A-Z][\w.]*[\s/>]|>)/
const comment = /^\{\s*\/\*[\s\S]*\*\/\s*\}$/

/**
 * What MDX has at the top level of a post: imports and exports, components and expressions, as tokens with what is
 * written. They take the place of whole blocks, so the bylines of a post are the same with MDX and without.
 */
export function mdxBlocks(md: MarkdownIt): void {
  md.core.ruler.after('block', 'mdx', (state) => {
    const { tokens } = state
    const kept: Token[] = []
    let lines: string[] | undefined
    for (let index = 0; index < tokens.length; ) {
      const end = endOfBlock(tokens, index)
      const [first] = tokens.slice(index, index + 1)
      if (first?.level !== 0 || first.map === null) {
        kept.push(...tokens.slice(index, end))
        index = end
        continue
      }
      lines ??= state.src.split('\n')
      const found = readBlock(tokens, index, end, lines)
      if (found === null) kept.push(...tokens.slice(index, end))
      else kept.push(createToken(state, found.kind, found.code, [first.map[0], found.lastLine]))
      index = found?.end ?? end
    }
    state.tokens = kept
  })
}

function endOfBlock(tokens: readonly Token[], index: number): number {
  let depth = 0
  for (let at = index; at < tokens.length; at += 1) {
    depth += tokens[at]!.nesting
    if (depth <= 0) return at + 1
  }
  return tokens.length
}

interface Found {
  kind: string
  code: string
  /** The index after the last of its tokens, and its last line. */
  end: number
  lastLine: number
}

function readBlock(
  tokens: readonly Token[],
  index: number,
  end: number,
  lines: readonly string[],
): Found | null {
  const first = tokens[index]!
  const lastLine = first.map![1]
  if (first.type === 'html_block')
    return component.test(first.content)
      ? { kind: 'Component', code: first.content.trimEnd(), end, lastLine }
      : null
  if (first.type !== 'paragraph_open') return null
  const code = tokens[index + 1]!.content
  if (module.test(code)) return readModule(tokens, index, end, lines)
  const kind = kindOf(code.trim())
  return kind === null ? null : { kind, code, end, lastLine }
}

/** What a paragraph is that is nothing but one tag of a component or one expression. */
function kindOf(code: string): string | null {
  if (endOfComponentTag(code, 0) === code.length) return 'Component'
  if (!code.startsWith('{') || code.startsWith('{{') || endOfBraces(code, 0) !== code.length) return null
  if (comment.test(code)) return ''
  return /^\{[:#.]/.test(code) ? null : 'Expression'
}

/** An import or export goes on, over blank lines too, until its brackets are closed; a byline ends it. */
function readModule(
  tokens: readonly Token[],
  index: number,
  firstEnd: number,
  lines: readonly string[],
): Found {
  const [from, to] = tokens[index]!.map!
  const isClosed = createBalance()
  const textOf = (first: number, last: number) => lines.slice(first, last).join('\n')
  let lastLine = to
  let end = firstEnd
  for (let closed = isClosed(`${textOf(from, to)}\n`); !closed && end < tokens.length; ) {
    const next = tokens[end]!
    if (next.type === 'byline' || next.map === null) break
    closed = isClosed(`${textOf(lastLine, next.map[1])}\n`)
    lastLine = next.map[1]
    end = endOfBlock(tokens, end)
  }
  const code = textOf(from, lastLine).trimEnd()
  return { kind: code.startsWith('import') ? 'Import' : 'Export', code, end, lastLine }
}

/** `kind` is the label; '' for a comment, which shows nothing. */
function createToken(state: StateCore, kind: string, code: string, map: [number, number]): Token {
  const token = new state.Token('mdx', '', 0)
  token.block = true
  token.info = kind
  token.content = code
  token.map = map
  token.hidden = kind === ''
  return token
}
