import { handleSource } from '../authors/handle'
import { splitFrontMatter } from '../frontMatter/split'

/** What an extract says about itself: whose sections it has, and the name under which its base is kept. */
export interface ExtractMark {
  handle: string
  base: string
}

const mark = new RegExp(
  `<!-- byline extract of @(${handleSource}), base ([0-9a-f]{8,64}) -->[ \\t]*(?:\\n|$)`,
  'u',
)

/**
 * The line that stands above an extract's body. A comment of the body, not of the front matter: JSON has none there, and
 * pages do not show it.
 */
export function writeMark({ handle, base }: ExtractMark): string {
  return `<!-- byline extract of @${handle}, base ${base} -->\n`
}

/** The mark of an extract, also where something was written above it; null where a text has none. */
export function readMark(text: string): ExtractMark | null {
  const match = mark.exec(text.slice(splitFrontMatter(text)?.to ?? 0))
  return match === null ? null : { handle: match[1]!, base: match[2]! }
}

/** The text without its mark. */
export function withoutMark(text: string): string {
  const bodyFrom = splitFrontMatter(text)?.to ?? 0
  return text.slice(0, bodyFrom) + text.slice(bodyFrom).replace(mark, '')
}
