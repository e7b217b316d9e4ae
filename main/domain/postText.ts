import { applyEdits, type TextEdit } from './textEdit'

export type LineEnding = '\n' | '\r\n' | '\r'

/** A post as the editor and all of the domain see it, with what is needed to write it back byte for byte. */
export interface PostText {
  /** Line ends are LF only; no byte order mark. */
  text: string
  bom: boolean
  /** The ending that most lines have; new lines get it. */
  lineEnding: LineEnding
  /** Lines with another ending, in order: `at` is the offset of their `\n` in `text` (UTF-16). */
  exceptions: { at: number; ending: LineEnding }[]
}

const endings: readonly LineEnding[] = ['\n', '\r\n', '\r']

/** Splits a decoded file into its text and the shape of its lines. Only CRLF, CR and LF end lines. */
export function decodePost(raw: string): PostText {
  const bom = raw.startsWith('\ufeff')
  const source = bom ? raw.slice(1) : raw
  if (!source.includes('\r')) return { text: source, bom, lineEnding: '\n', exceptions: [] }

  const found: { at: number; ending: LineEnding }[] = []
  const counts: Record<LineEnding, number> = { '\n': 0, '\r\n': 0, '\r': 0 }
  let dropped = 0
  const text = source.replace(/\r\n?|\n/g, (ending, at: number) => {
    found.push({ at: at - dropped, ending: ending as LineEnding })
    counts[ending as LineEnding] += 1
    dropped += ending.length - 1
    return '\n'
  })
  const lineEnding = endings.reduce((most, ending) => (counts[ending] > counts[most] ? ending : most))
  return { text, bom, lineEnding, exceptions: found.filter(({ ending }) => ending !== lineEnding) }
}

/**
 * The decoded file of a text: `encodePost(decodePost(raw)) === raw`. Exceptions that no longer stand at a line end are
 * passed over. A carriage return inside `text` is written as it stands.
 */
export function encodePost({ text, bom, lineEnding, exceptions }: PostText): string {
  const mark = bom ? '\ufeff' : ''
  if (exceptions.length === 0) return mark + (lineEnding === '\n' ? text : text.replaceAll('\n', lineEnding))

  const parts: string[] = [mark]
  let position = 0
  let next = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    while (next < exceptions.length && exceptions[next]!.at < at) next += 1
    const exception = exceptions[next]
    const ending = exception?.at === at ? exception.ending : lineEnding
    // A lone LF right after a lone CR would read as one line end: an empty line would be lost.
    const wouldMerge = ending === '\n' && at === position && parts.at(-1) === '\r'
    parts.push(text.slice(position, at), wouldMerge ? '\r' : ending)
    position = at + 1
  }
  parts.push(text.slice(position))
  return parts.join('')
}

/** A post after edits of its text. Lines outside the edits keep their endings; new lines get the usual one. */
export function editPost(post: PostText, edits: readonly TextEdit[]): PostText {
  const text = applyEdits(post.text, edits)
  if (post.exceptions.length === 0) return { ...post, text }
  const narrow = edits.map((edit) => trimEdit(post.text, edit))
  const exceptions = post.exceptions.flatMap(({ at, ending }) => {
    if (narrow.some(({ from, to }) => from <= at && at < to)) return []
    const before = narrow.filter(({ to }) => to <= at)
    const moved = before.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
    return [{ at: at + moved, ending }]
  })
  return { ...post, text, exceptions }
}

/** The edit without what its old and its new text both begin and end with. */
function trimEdit(text: string, { from, to, insert }: TextEdit): TextEdit {
  let start = 0
  while (from + start < to && start < insert.length && text[from + start] === insert[start]) start += 1
  let end = 0
  const shorter = Math.min(to - from, insert.length) - start
  while (end < shorter && text[to - 1 - end] === insert[insert.length - 1 - end]) end += 1
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) }
}
