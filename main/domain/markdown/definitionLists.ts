/// <reference path="./markdown-it-deflist.d.ts" />
import type { MarkdownIt } from 'markdown-it'
import deflistPlugin from 'markdown-it-deflist'

/** Definition lists: a term, below it lines `: definition`. */
export function definitionLists(md: MarkdownIt): void {
  md.use(deflistPlugin)
}
