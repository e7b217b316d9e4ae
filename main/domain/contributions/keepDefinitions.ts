import { parsePost } from '../markdown/parseBody'
import { definitionsOf, meaningsOf } from '../sections/definitions'
import { sections } from '../sections/sections'
import { applyEdits, editBetween, type TextEdit } from '../textEdit'
import { meaningsIn } from './borrowed'

/**
 * The edits, and with them the definitions of links and footnotes that they would take away from sections which they
 * leave alone: these go to the end of the post. `untouched` are the indexes of these sections.
 */
export function keepDefinitions(
  post: string,
  edits: readonly TextEdit[],
  untouched: readonly number[],
): TextEdit[] {
  const parsed = parsePost(post)
  const used = meaningsIn(
    parsed,
    sections(parsed).filter(({ index }) => untouched.includes(index)),
  )
  const next = applyEdits(post, edits)
  const present = meaningsOf(parsePost(next))
  const lost = [...used.keys()].filter((label) => !present.has(label))
  if (lost.length === 0) return [...edits]
  const definitions = lost.flatMap((label) => {
    const same = definitionsOf(parsed).filter((own) => own.label === label)
    const definition = same[0]?.isFootnote ? same.at(-1) : same[0]
    return definition === undefined ? [] : [post.slice(definition.from, definition.to)]
  })
  const text = next.trimEnd()
  const tail = next.slice(text.length)
  return editBetween(post, [text, ...definitions].join('\n\n') + tail)
}
