import type { Env, Token } from 'markdown-it'
import { splitFrontMatter } from '../frontMatter/split'
import { createMemo } from '../memo'
import { type MarkdownFeatures, standardFeatures } from './features'
import { hasOwnId } from './headingIds'
import { findJoins, hasRawHtml } from './joinHtml'
import { sharedParser } from './parser'

/** A top-level piece of the body: a heading, a paragraph, a byline … */
export interface ParsedBlock {
  /** Half-open range in the post's text, without blank lines at its end. */
  from: number
  to: number
  /** The line of the body it begins on, from 0. Lines of its tokens (`map`) count from there; in footnotes from 0. */
  line: number
  /** `byline`, `paragraph`, `heading`, `fence`, `reference_definition`, `footnote_block` …; `html` for joined blocks. */
  type: string
  tokens: Token[]
  /** Whether the post's own HTML is in it. */
  rawHtml: boolean
  /** Whether a heading with an id is in it, at whatever depth. */
  hasHeading: boolean
}

export interface ParsedPost {
  text: string
  /** What the post was parsed with. */
  features: MarkdownFeatures
  /** Where the body starts: after the front matter. */
  bodyFrom: number
  env: Env
  /** The blocks before those that raw HTML holds together are joined. */
  pieces: ParsedBlock[]
  /** In order; they do not overlap, and every line of the body that is not blank is in one. The footnotes come last. */
  blocks: ParsedBlock[]
}

/** Parses a post's body to top-level blocks with their places. Never throws on a bad post. */
export function parsePost(text: string, features: MarkdownFeatures = standardFeatures): ParsedPost {
  const bodyFrom = splitFrontMatter(text)?.to ?? 0
  const body = text.slice(bodyFrom)
  const lineStarts = findLineStarts(body, bodyFrom)
  const env: Env = {}
  const pieces = splitBlocks(sharedParser(features).parse(body, env), text, lineStarts)
  return { text, features, bodyFrom, env, pieces, blocks: joinBlocks(pieces) }
}

/** All tokens of a post in order; their lines count from their blocks. */
export function tokensOf({ pieces }: ParsedPost): Token[] {
  return pieces.flatMap(({ tokens }) => tokens)
}

/** Offsets in the text of the body's lines, counted as blocks count them, and of the end. */
export function lineStartsOf({ text, bodyFrom }: ParsedPost): number[] {
  return findLineStarts(text.slice(bodyFrom), bodyFrom)
}

/** Offsets of the lines of a body that begins at `bodyFrom`, and of its end. */
export function findLineStarts(body: string, bodyFrom: number): number[] {
  const starts = [bodyFrom]
  for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) starts.push(bodyFrom + at + 1)
  if (starts.at(-1) !== bodyFrom + body.length || body === '') starts.push(bodyFrom + body.length)
  return starts
}

/** The top-level blocks of tokens whose lines begin at the offsets `lineStarts`, from the body's line `firstLine` on. */
export function splitBlocks(
  tokens: readonly Token[],
  text: string,
  lineStarts: readonly number[],
  firstLine = 0,
): ParsedBlock[] {
  const blocks: ParsedBlock[] = []
  let depth = 0
  let first = 0
  tokens.forEach((token, index) => {
    depth += token.nesting
    if (depth > 0) return
    depth = 0
    blocks.push(createBlock(tokens.slice(first, index + 1), text, lineStarts, firstLine))
    first = index + 1
  })
  return blocks
}

function createBlock(
  tokens: Token[],
  text: string,
  lineStarts: readonly number[],
  firstLine: number,
): ParsedBlock {
  const head = tokens[0]
  const from = head?.map ? (lineStarts[head.map[0]] ?? text.length) : text.length
  let to = head?.map ? (lineStarts[head.map[1]] ?? text.length) : text.length
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1
  const type = (head?.type ?? '').replace(/_open$/, '')
  const line = head?.map?.[0] ?? 0
  if (line > 0) moveLines(tokens, -line)
  const hasHeading = tokens.some(hasOwnId)
  const rawHtml = hasRawHtml(tokens)
  return { from, to, line: head?.map ? line + firstLine : 0, type, tokens, rawHtml, hasHeading }
}

/** Moves the lines of tokens; a list of lines may be one for several tokens, so each gets its own. */
export function moveLines(tokens: readonly Token[], lines: number): void {
  for (const token of tokens) if (token.map !== null) token.map = [token.map[0] + lines, token.map[1] + lines]
}

function isBlank(code: number): boolean {
  return code === 0x0a || code === 0x20 || code === 0x09
}

/** Blocks that raw HTML holds together become one; a run that was joined before keeps its list of tokens. */
export function joinBlocks(blocks: ParsedBlock[]): ParsedBlock[] {
  if (!blocks.some(({ rawHtml }) => rawHtml)) return blocks
  const joins = findJoins(blocks)
  const joined: ParsedBlock[] = []
  for (let index = 0; index < blocks.length; index += 1) {
    const first = index
    while (joins[index + 1]) index += 1
    const run = blocks.slice(first, index + 1)
    const [head] = run
    if (head === undefined) continue
    joined.push(
      run.length === 1
        ? head
        : {
            ...head,
            to: run.at(-1)!.to,
            type: 'html',
            tokens: joinTokens(run),
            rawHtml: true,
            hasHeading: run.some(({ hasHeading }) => hasHeading),
          },
    )
  }
  return joined
}

interface Join {
  parts: Token[][]
  tokens: Token[]
}

const lastJoin = createMemo<Token[], Join>()

function joinTokens(run: readonly ParsedBlock[]): Token[] {
  const parts = run.map(({ tokens }) => tokens)
  const known = lastJoin.get(parts[0]!)
  if (known?.parts.length === parts.length && known.parts.every((part, index) => part === parts[index]))
    return known.tokens
  const tokens = parts.flat()
  lastJoin.set(parts[0]!, { parts, tokens })
  return tokens
}
