import { lineStartsOf, type ParsedPost } from '../markdown/parseBody'

/** The code in lines of a text: from a run of backticks to the next one of the same length. */
export function codeSpans(text: string): [from: number, to: number][] {
  const runs = [...text.matchAll(/`+/g)].map(({ index, 0: run }) => ({ from: index, to: index + run.length }))
  const ends = new Map<number, number>()
  const endOf = runs.map(() => -1)
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const length = runs[at]!.to - runs[at]!.from
    endOf[at] = ends.get(length) ?? -1
    ends.set(length, at)
  }
  const found: [number, number][] = []
  for (let at = 0; at < runs.length; at += 1) {
    const end = endOf[at]!
    if (end < 0) continue
    found.push([runs[at]!.from, runs[end]!.to])
    at = end
  }
  return found
}

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
  for (const span of codeSpans(text)) if (!isInBlock(span[0])) ranges.push(span)
  return (at) => ranges.some(([from, to]) => from <= at && at < to)
}
