/** Where a part of the text stands on the page: a byline or a block that has elements, in the order of the text. */
export interface PlacedBlock {
  /** Half-open range in the text that was drawn. */
  from: number
  to: number
  first: Element
  last: Element
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE

/** The place of nodes that stand for a range of the text, or null when none of them is an element. */
export function placeNodes(nodes: readonly Node[], from: number, to: number): PlacedBlock | null {
  const first = nodes.find(isElement)
  const last = nodes.findLast(isElement)
  return first === undefined || last === undefined ? null : { from, to, first, last }
}
