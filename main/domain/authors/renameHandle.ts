import { parseFrontMatter } from '../frontMatter/parse'
import { renameInBylines } from './handleInBylines'
import { renameInComments } from './handleInComments'
import { type HandleEdits, renameInFields } from './handleInFields'

export type { HandleEdits } from './handleInFields'

/**
 * Gives an author another handle in one post: in its bylines, in the fields that say who wrote it, and in such fields
 * that stand in comments. Refused, with the reason, where a field has the handle and cannot be changed; then the bylines
 * stay as well. A post without the handle gets no edits.
 */
export function renameHandle(text: string, from: string, to: string): HandleEdits {
  if (from === to || !text.includes(from)) return { ok: true, edits: [], count: 0 }
  const frontMatter = parseFrontMatter(text)
  const { block, broken } = frontMatter
  if (broken !== null) {
    const head = block === null ? text : text.slice(0, block.to)
    if (mentions(head, from)) return { ok: false, message: `Line ${broken.line}: ${broken.message}` }
  }
  const inFields = renameInFields(text, frontMatter, from, to)
  if (!inFields.ok) return inFields
  const inComments = renameInComments(text, frontMatter, from, to)
  const inBylines = renameInBylines(text, from, to)
  return {
    ok: true,
    edits: [...inFields.edits, ...inComments.edits, ...inBylines],
    count: inFields.count + inComments.count + inBylines.length,
  }
}

/** Whether a handle stands in a text as a word of its own. */
function mentions(text: string, handle: string): boolean {
  const isPart = (char = '') => /[\p{L}\p{N}_]/u.test(char)
  for (let at = text.indexOf(handle); at !== -1; at = text.indexOf(handle, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + handle.length])) return true
  }
  return false
}
