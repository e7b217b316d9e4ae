import type { ParsedBlock, ParsedPost } from '../markdown/parseBody'

const withoutProse = new Set([
  'fence',
  'code_block',
  'math_block',
  'byline',
  'hr',
  'html_block',
  'footnote_block',
  'reference_definition',
])

/** The blocks that hold prose: not code, not HTML. */
export function proseBlocks({ blocks }: ParsedPost): ParsedBlock[] {
  return blocks.filter(({ type }) => !withoutProse.has(type))
}
