import { lineStartsOf, type ParsedPost } from '../markdown/parseBody'

const codeSpan = /(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g

/** Whether an offset lies in code, so that brackets there are no links. */
export function findCode(parsed: ParsedPost): (at: number) => boolean {
  const { text, pieces } = parsed
  const lineStarts = lineStartsOf(parsed)
  const ranges: [number, number][] = []
  for (const { line, tokens } of pieces) {
    for (const { type, map } of tokens) {
      if ((type === 'fence' || type === 'code_block' || type === 'math_block') && map)
        ranges.push([lineStarts[line + map[0]] ?? text.length, lineStarts[line + map[1]] ?? text.length])
    }
  }
  const isInBlock = (at: number) => ranges.some(([from, to]) => from <= at && at < to)
  for (const { index, 0: span } of text.matchAll(codeSpan))
    if (!isInBlock(index)) ranges.push([index, index + span.length])
  return (at) => ranges.some(([from, to]) => from <= at && at < to)
}
