import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface MarkdownCase {
  name: string
  markdown: string
  html: string
}

const folder = join(import.meta.dirname, '../fixtures/markdown')

/** The cases of a file of fixtures/markdown: `=== name`, Markdown, a line `=>`, and the HTML that is to come of it. */
export function readMarkdownCases(file: string): MarkdownCase[] {
  return readFileSync(join(folder, file), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', html = ''] = part.split(/^=>\n/m)
      const newline = head.indexOf('\n')
      return {
        name: head.slice(0, newline),
        markdown: head.slice(newline + 1).trimEnd(),
        html: html.trimEnd(),
      }
    })
}
