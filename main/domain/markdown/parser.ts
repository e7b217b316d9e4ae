import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it'
import { alerts } from './alerts'
import { blockAttributes } from './attributes/blockAttributes'
import { inlineAttributes } from './attributes/inlineAttributes'
import { autolinks } from './autolinks'
import { bylinePlugin } from './bylineRule'
import { deepEmphasis } from './deepEmphasis'
import { deepNesting } from './deepNesting'
import { definitionLists } from './definitionLists'
import { emoji } from './emoji'
import { keyOfFeatures, type MarkdownFeatures, standardFeatures } from './features'
import { fencedDivs } from './fencedDivs'
import { footnotes } from './footnotes'
import { headingIds } from './headingIds'
import { linkKind } from './links'
import { math } from './math'
import { mdxBlocks } from './mdx/mdxBlocks'
import { mdxInline } from './mdx/mdxInline'
import { keepReferences } from './references'
import { shortcodes } from './shortcodes/shortcodes'
import { smartPunctuation } from './smartPunctuation'
import { strikethrough } from './strikethrough'
import { taskLists } from './taskLists'

/** How deep inline text may stand in inline text (an image's description in an image's description …). */
const maxInlineDepth = 12

/** A Markdown parser with these features. Raw HTML is left in; links with forbidden addresses are text. */
export function createParser(features: MarkdownFeatures = standardFeatures): Parser {
  const md = new MarkdownIt({ html: true, linkify: false, typographer: false })
  md.validateLink = (address) => linkKind(address) !== 'forbidden'
  boundInlineDepth(md)
  md.use(deepNesting).use(deepEmphasis)
  if (!features.tables) md.disable('table')
  if (features.strikethrough) md.use(strikethrough)
  else md.disable('strikethrough')
  if (features.autolinks) md.use(autolinks)
  if (features.bylines) md.use(bylinePlugin)
  if (features.math) md.use(math)
  if (features.footnotes) md.use(footnotes)
  md.use(keepReferences)
  if (features.definitionLists) md.use(definitionLists)
  if (features.alerts) md.use(alerts)
  if (features.fencedDivs) md.use(fencedDivs)
  if (features.mdx) md.use(mdxBlocks).use(mdxInline)
  if (features.attributes) md.use(blockAttributes).use(inlineAttributes)
  if (features.shortcodes) md.use(shortcodes)
  if (features.taskLists) md.use(taskLists)
  if (features.emoji) md.use(emoji)
  if (features.smartPunctuation) md.use(smartPunctuation)
  if (features.headingIds) md.use(headingIds)
  return md
}

const parsers = new Map<string, Parser>()

/** The parser that all of Byline uses for these features; made once, as it takes a while. */
export function sharedParser(features: MarkdownFeatures = standardFeatures): Parser {
  const key = keyOfFeatures(features)
  const known = parsers.get(key) ?? createParser(features)
  parsers.set(key, known)
  return known
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
