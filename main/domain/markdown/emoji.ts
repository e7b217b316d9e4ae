/// <reference path="./markdown-it-emoji.d.ts" />
import type { MarkdownIt } from 'markdown-it'
import { full } from 'markdown-it-emoji'
import { narrowRule } from './narrowRule'

/** Emoji by their names (`:tada:`); not the faces made of punctuation, which occur in prose about code. */
export function emoji(md: MarkdownIt): void {
  md.use(full, { shortcuts: {} })
  // Names stand between two colons.
  narrowRule(md, 'emoji', (text) => text.indexOf(':') !== text.lastIndexOf(':'))
}
