import type { Parser } from '@lezer/common'
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight'
import { escapeHtml } from '../page/escape'

/** The classes that the page's style gives colours; what has none of these tags is plain. */
const highlighter = tagHighlighter([
  { tag: tags.keyword, class: 'tok-keyword' },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], class: 'tok-string' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], class: 'tok-number' },
  { tag: tags.comment, class: 'tok-comment' },
  { tag: [tags.typeName, tags.className, tags.standard(tags.variableName)], class: 'tok-type' },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.function(tags.definition(tags.variableName)),
      tags.macroName,
    ],
    class: 'tok-function',
  },
  { tag: [tags.propertyName, tags.labelName], class: 'tok-property' },
  { tag: [tags.meta, tags.processingInstruction], class: 'tok-meta' },
  { tag: tags.heading, class: 'tok-heading' },
  { tag: tags.strong, class: 'tok-strong' },
  { tag: tags.emphasis, class: 'tok-emphasis' },
  { tag: tags.inserted, class: 'tok-inserted' },
  { tag: tags.deleted, class: 'tok-deleted' },
])

/** Code as HTML, its words in spans of their kind. Safe as it stands. */
export function highlightCode(code: string, parser: Parser): string {
  const parts: string[] = []
  let at = 0
  let open = ''
  const put = (to: number, classes: string) => {
    if (to <= at) return
    if (classes !== open) {
      if (open !== '') parts.push('</span>')
      if (classes !== '') parts.push(`<span class="${classes}">`)
      open = classes
    }
    parts.push(escapeHtml(code.slice(at, to)))
    at = to
  }
  highlightTree(parser.parse(code), highlighter, (from, to, classes) => {
    put(from, '')
    put(to, classes)
  })
  put(code.length, '')
  if (open !== '') parts.push('</span>')
  return parts.join('')
}
