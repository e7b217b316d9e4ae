import { type BlockParser, type MarkdownConfig, Table } from '@lezer/markdown'

/** Longer than what people write between two blank lines. */
const longestText = 8000
/** Of a longer paragraph or table the rest is another one, for all lines of one are read between two keystrokes. */
const longestLeaf = 50_000
/** Deeper than what they nest; the page goes as deep. */
const deepestNesting = 50

const [tables] = Table.parseBlock as [BlockParser]

/**
 * Leaves the inside of a text that is very long, and what is nested very deep, without colours. The editor reads the
 * marks of a paragraph in one go, between two keystrokes, and its time grows with the square of the length where marks
 * are left open; so it does for each line with the depth. A row of a table with thousands of cells is no better, nor a
 * line of HTML with thousands of tags: the browser looks at each of their marks for each key.
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
    {
      name: 'LongHtml',
      before: 'HTMLBlock',
      parse(context, line) {
        if (line.text[line.pos] !== '<') return false
        if (Math.max(line.text.length, context.peekLine().length) <= longestText) return false
        while (context.nextLine() && line.text.trim() !== '') {}
        return true
      },
    },
    {
      name: 'LongLeaf',
      endLeaf: (_context, _line, leaf) => leaf.content.length > longestLeaf,
    },
    {
      ...tables,
      leaf: (context, leaf) =>
        leaf.content.length > longestText ? null : (tables.leaf?.(context, leaf) ?? null),
      endLeaf: (context, line, leaf) =>
        line.text.length <= longestText && tables.endLeaf?.(context, line, leaf) === true,
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
