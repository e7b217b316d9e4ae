import { alignWords, findSourceWords, findWords } from './alignWords'
import type { PlacedBlock } from './placedBlock'

/** A word of a block: its offset in the block's source, and where the page shows it. */
export interface InnerPlace {
  offset: number
  node: Text
  at: number
}

/** Blocks with a longer source are not to be looked into. */
export const longestSource = 100_000

const known = new WeakMap<Element, { source: string; last: Element; places: InnerPlace[] }>()

/** The texts of a block in reading order. */
function* textsOf({ first, last }: PlacedBlock): Generator<Text> {
  for (let element: Element | null = first; element !== null; element = element.nextElementSibling) {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) yield node as Text
    if (element === last) return
  }
}

/** The cells of a row stand beside each other: the words of the first one alone go down the page. */
function isBeside({ parentElement }: Text): boolean {
  const cell = parentElement?.closest('td, th')
  return cell != null && cell.previousElementSibling !== null
}

/** Words of a block that are found in its source and go down the page, in the order of both. */
export function innerPlaces(block: PlacedBlock, source: string): InnerPlace[] {
  const before = known.get(block.first)
  // The same source can be shown otherwise: an image has come, a note has another number.
  const isShown = ({ node, at }: InnerPlace) => node.isConnected && at < node.length
  if (before?.source === source && before.last === block.last && before.places.every(isShown))
    return before.places
  const places = placesOfWords(block, source).filter(({ node }) => !isBeside(node))
  known.set(block.first, { source, last: block.last, places })
  return places
}

/** All words of a block that are found in its source. */
export function placesOfWords(block: PlacedBlock, source: string): InnerPlace[] {
  const shown = Array.from(textsOf(block)).flatMap((node) =>
    findWords(node.data).map(({ text, at }) => ({ text, at, node })),
  )
  const words = findSourceWords(source)
  const pairs = alignWords(
    words.map(({ text }) => text),
    shown.map(({ text }) => text),
  )
  return pairs.map(([inSource, onPage]) => {
    const { node, at } = shown[onPage]!
    return { offset: words[inSource]!.at, node, at }
  })
}

const isBlock = (element: Element) => !/^(?:inline|contents)/.test(getComputedStyle(element).display)

/** The nearest element around a text that lines of it fill from edge to edge. */
function boxAround(node: Text): Element | null {
  let element = node.parentElement
  while (element !== null && !isBlock(element)) element = element.parentElement
  return element
}

/**
 * The height of a word in the window of the page: that of its line, and of this line the part that stands before the
 * word, so that heights grow from word to word and not only from line to line. Null where it is not shown.
 */
export function heightOfWord({ node, at }: InnerPlace): number | null {
  // What is folded away still has a box somewhere, so it is asked for by name.
  if (node.parentElement?.checkVisibility() !== true) return null
  const range = node.ownerDocument.createRange()
  range.setStart(node, at)
  range.setEnd(node, Math.min(at + 1, node.length))
  const [rect] = range.getClientRects()
  const box = boxAround(node)?.getBoundingClientRect()
  if (rect === undefined || box === undefined) return null
  const share = Math.min(1, Math.max(0, (rect.left - box.left) / (box.width || 1)))
  return rect.top + rect.height * share
}
