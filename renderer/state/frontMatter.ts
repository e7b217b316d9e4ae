import type { Text } from '@codemirror/state'
import type { FrontMatter } from '#domain/frontMatter/fields'
import { parseFrontMatter } from '#domain/frontMatter/parse'

/** Front matter lies within this many characters of a post; the domain bounds it to 64 KB. */
const reach = 68_000

/** The part of a text that can hold front matter. */
export const headOf = (doc: Text): string => doc.sliceString(0, Math.min(doc.length, reach))

let last: { head: string; result: FrontMatter } | null = null

/** The front matter of a text; cheap when it has not changed since the last call. */
export function frontMatterOf(doc: Text): FrontMatter {
  const head = headOf(doc)
  const block = last?.result.block
  // As long as everything up to the end of the block is the same, so are its fields.
  if (last !== null && block && head.startsWith(last.head.slice(0, block.to)) && block.to > 0)
    return last.result
  if (last?.head === head) return last.result
  last = { head, result: parseFrontMatter(head) }
  return last.result
}
