import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it'
import { bylinePlugin } from './bylineRule'
import { footnotes } from './footnotes'
import { headingIds } from './headingIds'
import { linkKind } from './links'
import { keepReferences } from './references'
import { taskLists } from './taskLists'

/** How deep inline text may stand in inline text (an image's description in an image's description …). */
const maxInlineDepth = 12

/** The one Markdown parser: bylines, footnotes, task lists, tables, raw HTML and heading ids. */
export function createParser(): Parser {
  const md = new MarkdownIt({ html: true, linkify: true, typographer: false })
  // Only what has a scheme or is an e-mail address becomes a link: `example.org` may be a file's name as well.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false })
  md.validateLink = (address) => linkKind(address) !== 'forbidden'
  boundInlineDepth(md)
  md.use(bylinePlugin).use(footnotes).use(keepReferences).use(taskLists).use(headingIds)
  return md
}

/** Descriptions of images and inline footnotes are parsed by recursion, which the parser itself does not bound. */
function boundInlineDepth(md: Parser): void {
  const parse = md.inline.parse.bind(md.inline)
  let depth = 0
  md.inline.parse = (source, own, env, tokens) => {
    if (depth >= maxInlineDepth) {
      const state = new md.inline.State(source, own, env, tokens)
      state.pending = source
      state.pushPending()
      return
    }
    depth += 1
    try {
      parse(source, own, env, tokens)
    } finally {
      depth -= 1
    }
  }
}
