import { parseFrontMatter } from '../frontMatter/parse'
import type { ExportWarning } from './options'

/** Warns of front matter that cannot be read: the page has nothing of it. `values`: what was read of it for the page. */
export function frontMatterWarning(text: string, values: Record<string, unknown>): ExportWarning | null {
  if (Object.keys(values).length > 0) return null
  const { broken } = parseFrontMatter(text)
  if (broken === null) return null
  return {
    kind: 'frontMatter',
    line: broken.line,
    message: `The front matter cannot be read, so the page has no title, date or authors of it. ${broken.message}`,
  }
}
