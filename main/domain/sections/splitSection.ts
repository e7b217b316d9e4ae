import { isHandle } from '../authors/handle'
import { addSection } from './addSection'
import { arrange, type Item } from './arrange'
import { badHandle, conclude, type Operation, readPost, refuse } from './operation'
import { blocksOfBody } from './proof'

/**
 * Begins a new section by an author with the block at an offset: all from there to the next byline becomes theirs. On a
 * byline or a blank line it is the next block of that section; where none follows, the new section is empty. The cursor
 * stays in its text. Refused in the front matter.
 */
export function splitSection(text: string, offset: number, handle: string): Operation {
  if (!isHandle(handle)) return refuse(badHandle(handle))
  const post = readPost(text)
  if (offset < post.parsed.bodyFrom && offset < text.length)
    return refuse('The cursor is in the front matter. Put it into the text where the new section begins.')
  const blocks = blocksOfBody(post.parsed)
  let start = blocks.findIndex(({ to }) => to >= offset)
  if (blocks[start]?.type === 'byline' && blocks[start]!.from <= offset) start += 1
  const block = blocks[start]
  const isEmpty = block === undefined || block.type === 'byline'
  if (isEmpty && (start !== 0 || block === undefined)) {
    const end = block?.from ?? text.length
    const section = post.list.findLast(({ from }) => from < end)
    return addSection(text, handle, section?.index)
  }
  const items: Item[] = [{ byline: handle }, { first: start, end: blocks.length }]
  if (start > 0) items.unshift({ first: 0, end: start })
  const attempts = [...arrange(post, blocks, items)].map((own) => {
    const at = own.starts.at(-1)! + Math.max(0, offset - block.from)
    return { ...own, cursor: isEmpty ? own.starts[0]! : at }
  })
  return conclude(post, attempts, {
    what: 'This section cannot be split here',
    culprit: post.list.findLast(({ from, to }) => from < block.from && block.from < to),
  })
}
