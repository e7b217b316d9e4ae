import { parsePost } from '#domain/markdown/parseBody'
import type { Operation } from '#domain/sections/operations'
import { sections } from '#domain/sections/sections'
import { applyEdits } from '#domain/textEdit'

/** The new text with `|` at the cursor, or the message. */
export function outcome(text: string, operation: Operation): string {
  if (!operation.ok) return `refused: ${operation.message}`
  const next = applyEdits(text, operation.edits)
  return `${next.slice(0, operation.cursor)}|${next.slice(operation.cursor)}`
}

/** Author and text of each section. */
export function parts(text: string): string[] {
  return sections(parsePost(text)).map(
    ({ handle, bylineTo, to }) => `${handle}: ${text.slice(bylineTo, to).trim()}`,
  )
}
