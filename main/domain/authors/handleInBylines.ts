import { splitFrontMatter } from '../frontMatter/split'
import { sharedParser } from '../markdown/parser'
import type { TextEdit } from '../textEdit'

/**
 * Gives a handle another name in the bylines of a post: in lines that the parser takes for bylines, not in code, HTML or
 * quotations.
 */
export function renameInBylines(text: string, from: string, to: string): TextEdit[] {
  const bodyFrom = splitFrontMatter(text)?.to ?? 0
  const body = text.slice(bodyFrom)
  if (!hasLine(body, from)) return []
  return startsOfBylines(body, from).map((start) => {
    const at = bodyFrom + start + 1
    return { from: at, to: at + from.length, insert: to }
  })
}

function hasLine(body: string, handle: string): boolean {
  for (let at = body.indexOf(`@${handle}`); at !== -1; at = body.indexOf(`@${handle}`, at + 1)) {
    const isStart = at === 0 || body[at - 1] === '\n'
    if (isStart && /^[ \t]*(?:\n|$)/.test(body.slice(at + 1 + handle.length, at + 200 + handle.length)))
      return true
  }
  return false
}

/** Where the bylines of a handle begin. Blocks alone tell: what stands inside a block makes no byline and unmakes none. */
function startsOfBylines(body: string, handle: string): number[] {
  const parser = sharedParser()
  const state = new parser.core.State(body.replaceAll('\0', '\ufffd'), parser, {})
  parser.block.parse(state.src, parser, state.env, state.tokens)
  const lines = state.tokens.flatMap(({ type, meta, map }) =>
    type === 'byline' && meta?.handle === handle && map ? [map[0]] : [],
  )
  return startsOfLines(body, lines)
}

/** Offsets of lines, whose numbers come in order. */
function startsOfLines(body: string, lines: readonly number[]): number[] {
  let at = 0
  let line = 0
  return lines.map((wanted) => {
    for (; line < wanted; line += 1) at = body.indexOf('\n', at) + 1
    return at
  })
}
