import { markdownLanguage } from '@codemirror/lang-markdown'
import { DocInput } from '@codemirror/language'
import type { Text } from '@codemirror/state'
import { type Input, NodeType, type PartialParse, Tree } from '@lezer/common'
import type { MarkdownConfig, MarkdownParser } from '@lezer/markdown'

/** Longer than a paragraph, a table row or an image in data that anybody writes on one line. */
const longestLine = 500_000

const lengths = new WeakMap<Text, number>()

/** Length of the longest line of a text. Parts that an edit left alone are not looked at again. */
function longestLineOf(text: Text): number {
  if (text.length <= longestLine) return text.length
  let longest = lengths.get(text)
  if (longest === undefined) {
    const parts = text.children ?? [...text.iterLines()]
    longest = 0
    for (const part of parts)
      longest = Math.max(longest, typeof part === 'string' ? part.length : longestLineOf(part))
    lengths.set(text, longest)
  }
  return longest
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
 * Leaves a text with a line of megabytes without colours: a parser of lines reads the whole line again with every
 * keystroke in it.
 */
export const unreadLongLines: MarkdownConfig = {
  wrap: (inner, input) =>
    input instanceof DocInput && longestLineOf(input.doc) > longestLine ? withoutColours(input) : inner,
}
