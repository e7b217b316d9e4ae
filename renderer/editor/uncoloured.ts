import { markdownLanguage } from '@codemirror/lang-markdown'
import { DocInput } from '@codemirror/language'
import type { Text } from '@codemirror/state'
import { type Input, NodeType, type PartialParse, Tree } from '@lezer/common'
import type { MarkdownConfig, MarkdownParser } from '@lezer/markdown'

/** Longer than a paragraph, a table row or an image in data that anybody writes on one line. */
const longestLine = 500_000
/** More lines of raw HTML than anybody writes in a post. */
const mostTags = 5000

/** Length of the longest line of a text, and how many begin with a tag. */
interface Lines {
  longest: number
  tags: number
}

const read = new WeakMap<Text, Lines>()

/** Parts that an edit left alone are not looked at again. */
function linesOf(text: Text): Lines {
  const known = read.get(text)
  if (known !== undefined) return known
  const lines = { longest: 0, tags: 0 }
  for (const part of text.children ?? text.iterLines()) {
    const own =
      typeof part === 'string' ? { longest: part.length, tags: part.startsWith('<') ? 1 : 0 } : linesOf(part)
    lines.longest = Math.max(lines.longest, own.longest)
    lines.tags += own.tags
  }
  read.set(text, lines)
  return lines
}

/** A text may have so many only where it is longer than they are. */
function isTooMuch(text: Text): boolean {
  if (text.length <= mostTags) return false
  const { longest, tags } = linesOf(text)
  return longest > longestLine || tags > mostTags
}

// `markdownLanguage` tells less of its parser than it has; the node type carries what commands ask of the language.
const document =
  (markdownLanguage.parser as MarkdownParser).nodeSet.types.find(({ isTop }) => isTop) ?? NodeType.none

function withoutColours({ length }: Input): PartialParse {
  return {
    parsedPos: length,
    stoppedAt: null,
    stopAt() {},
    advance: () => new Tree(document, [], [], length),
  }
}

/**
 * Leaves a text with a line of megabytes without colours, and one of thousands of tags: a parser of lines reads the whole
 * line again with every keystroke in it, and looks whether each of the tags is to be read.
 */
export const uncoloured: MarkdownConfig = {
  wrap: (inner, input) => (input instanceof DocInput && isTooMuch(input.doc) ? withoutColours(input) : inner),
}
