import type { MarkdownConfig } from '@lezer/markdown'

/** Longer than what people write between two blank lines. */
const longestText = 8000
/** Deeper than what they nest; the page goes as deep. */
const deepestNesting = 50

/**
 * Leaves the inside of a text that is very long, and what is nested very deep, without colours. The editor reads the
 * marks of a paragraph in one go, between two keystrokes, and its time grows with the square of the length where marks
 * are left open; so it does for each line with the depth.
 */
export const boundedMarkdown: MarkdownConfig = {
  parseBlock: [
    {
      name: 'DeepNesting',
      before: 'LinkReference',
      parse(context) {
        if (context.depth <= deepestNesting) return false
        context.nextLine()
        return true
      },
    },
  ],
  parseInline: [
    {
      name: 'LongText',
      before: 'Escape',
      parse: (context) => (context.end - context.offset > longestText ? context.end : -1),
    },
  ],
}
