import type { Text } from '@codemirror/state'
import type { FrontMatter } from '#domain/frontMatter/fields'
import { parseFrontMatter } from '#domain/frontMatter/parse'

/** Front matter lies within this many characters of a post; the domain bounds it to 64 KB. */
const reach = 68_000

/** The part of a text that can hold front matter. */
export const headOf = (doc: Text): string => doc.sliceString(0, Math.min(doc.length, reach))

let last: { doc: Text; head: string; result: FrontMatter } | null = null

/** Whether a text has the front matter of the last one: it is the same up to the end of the block. */
function isKept(doc: Text): boolean {
  const end = last?.result.block?.to ?? 0
  return end > 0 && end <= doc.length && doc.sliceString(0, end) === last?.head.slice(0, end)
}

/** The front matter of a text; cheap when it has not changed since the last call. */
export function frontMatterOf(doc: Text): FrontMatter {
  if (last !== null && (last.doc === doc || isKept(doc))) {
    last.doc = doc
    return last.result
  }
  const head = headOf(doc)
  last = { doc, head, result: last?.head === head ? last.result : parseFrontMatter(head) }
  return last.result
}
