import { type InnerPlace, longestSource, placesOfWords } from './innerPlaces'
import type { PlacedBlock } from './placedBlock'

/** The last word at or before a place of the page. */
function wordAt(places: readonly InnerPlace[], caret: Range): InnerPlace | null {
  return places.findLast(({ node, at }) => caret.comparePoint(node, at) <= 0) ?? null
}

/** How many characters from a word on are the same in source and text. */
function sharedLength(source: string, offset: number, text: string, at: number): number {
  let length = 0
  while (at + length < text.length && source[offset + length] === text[at + length]) length += 1
  return length
}

/**
 * The offset in a block's source of what was clicked: the very character where the source has it as the page shows it,
 * else the nearest word before it. An image is found behind that word; what cannot be found is the block's beginning,
 * or for notes the end of the text.
 */
export function clickedOffset(block: PlacedBlock, source: string, event: MouseEvent): number {
  const page = block.first.ownerDocument
  const position = page.caretPositionFromPoint(event.clientX, event.clientY)
  if (position === null) return block.from
  const caret = page.createRange()
  caret.setStart(position.offsetNode, position.offset)
  const places = source.length > longestSource ? [] : placesOfWords(block, source)
  const word = wordAt(places, caret)
  if (word === null && block.first.localName === 'footer') return block.to
  const offset = word?.offset ?? 0
  if ((event.target as Element).localName === 'img') {
    const image = /!\[|<img/i.exec(source.slice(offset))
    return block.from + offset + (image?.index ?? 0)
  }
  if (word === null || word.node !== position.offsetNode) return block.from + offset
  const behind = position.offset - word.at
  return block.from + offset + Math.min(behind, sharedLength(source, offset, word.node.data, word.at))
}
