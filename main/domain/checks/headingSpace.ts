import type { Problem } from '../problem'
import type { CheckInput } from './check'

/** `##Heading`: without a space after the marks it is a paragraph. One mark alone may be a tag (`#example`). */
export function checkHeadingSpace({ parsed }: CheckInput): Problem[] {
  return parsed.blocks.flatMap((block) => {
    if (block.type !== 'paragraph') return []
    const source = parsed.text.slice(block.from, block.to)
    return [...source.matchAll(/^ {0,3}(#{2,6})(?=[^\s#])[^\n]*/gm)].map((match) => {
      const from = block.from + match.index
      const marks = match[1] ?? ''
      const at = from + match[0].indexOf(marks) + marks.length
      return {
        code: 'heading-without-space',
        severity: 'warning',
        message: `This line begins with ${marks} but is no heading, because no space follows the marks. Add one.`,
        from,
        to: from + match[0].length,
        fixes: [{ label: 'Make it a heading', edits: [{ from: at, to: at, insert: ' ' }] }],
      } satisfies Problem
    })
  })
}
