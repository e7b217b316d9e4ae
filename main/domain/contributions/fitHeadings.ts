import type { ParsedPost } from '../markdown/parseBody'
import { sections } from '../sections/sections'
import type { TextEdit } from '../textEdit'

/** The level that most sections of a post begin their headings with; 2 where none has any. */
export function usualLevel(parsed: ParsedPost): number {
  const counts = new Map<number, number>()
  for (const { headings } of sections(parsed)) {
    if (headings.length === 0) continue
    const top = Math.min(...headings.map(({ level }) => level))
    counts.set(top, (counts.get(top) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([a, own], [b, other]) => other - own || a - b)
  return most?.[0] ?? 2
}

/** Edits that put the highest headings of a text on a level, and those below them as much lower or higher. */
export function fitHeadings({ text, blocks }: ParsedPost, level: number): TextEdit[] {
  const headings = blocks
    .filter(({ type }) => type === 'heading')
    .map(({ from, to, tokens }) => ({ from, to, level: Number(tokens[0]?.tag.slice(1)) }))
  const shift = level - Math.min(...headings.map((own) => own.level))
  if (headings.length === 0 || shift === 0) return []
  return headings.flatMap(({ from, to, level: own }) => {
    const marks = '#'.repeat(Math.max(1, Math.min(6, own + shift)))
    const source = text.slice(from, to)
    const opening = /^ {0,3}(#{1,6})(?=[ \t\n]|$)/.exec(source)
    if (opening !== null) {
      const end = from + opening[0].length
      return [{ from: end - opening[1]!.length, to: end, insert: marks }]
    }
    // A heading that is underlined knows two levels only.
    const words = source
      .split('\n')
      .slice(0, -1)
      .map((line) => line.trim())
    return [{ from, to, insert: `${marks} ${words.join(' ')}` }]
  })
}
