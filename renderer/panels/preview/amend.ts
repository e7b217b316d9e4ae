/** Levels that are compared one by one; what lies deeper changes as a whole. */
const deepest = 12

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE

/** Whether one list of nodes can become the other by what is in each of them. */
export function canAmend(targets: readonly Node[], wanted: readonly Node[]): boolean {
  return (
    targets.length === wanted.length &&
    targets.every((node, index) => isAlike(node, wanted[index]!)) &&
    targets.every(({ parentNode }) => parentNode !== null)
  )
}

function isAlike(target: Node, wanted: Node): boolean {
  if (!isElement(target) || !isElement(wanted)) return target.nodeType === wanted.nodeType
  return target.namespaceURI === wanted.namespaceURI && target.nodeName === wanted.nodeName
}

/**
 * Makes nodes equal others that they are alike, by changing only what differs: elements that stay keep their layout,
 * their images and what the reader opened in them. The wanted nodes are used up.
 */
export function amend(targets: readonly Node[], wanted: readonly Node[], level = 0): void {
  targets.forEach((target, index) => {
    amendNode(target, wanted[index]!, level)
  })
}

function amendNode(target: Node, wanted: Node, level: number): void {
  if (target.isEqualNode(wanted)) return
  if (!isElement(target) || !isElement(wanted)) {
    target.nodeValue = wanted.nodeValue
    return
  }
  amendAttributes(target, wanted)
  amendChildren(target, wanted, level + 1)
}

/** Attributes move as they are: names that a parser takes may be refused by `setAttribute`. Their order is kept. */
function amendAttributes(target: Element, wanted: Element): void {
  const own = [...target.attributes]
  const fresh = [...wanted.attributes]
  const isSameSet = own.length === fresh.length && own.every(({ name }, index) => name === fresh[index]!.name)
  if (!isSameSet) for (const attribute of own) target.removeAttributeNode(attribute)
  for (const [index, attribute] of fresh.entries())
    if (!isSameSet || own[index]!.value !== attribute.value)
      target.setAttributeNodeNS(wanted.removeAttributeNode(attribute))
}

/** Children at both ends that are equal stay; those between become the others, or give way to them. */
function amendChildren(target: Element, wanted: Element, level: number): void {
  const before = [...target.childNodes]
  const now = [...wanted.childNodes]
  const shared = Math.min(before.length, now.length)
  let start = 0
  while (start < shared && before[start]!.isEqualNode(now[start]!)) start += 1
  let end = 0
  while (end < shared - start && before.at(-1 - end)!.isEqualNode(now.at(-1 - end)!)) end += 1
  const gone = before.slice(start, before.length - end)
  const fresh = now.slice(start, now.length - end)
  if (level < deepest && canAmend(gone, fresh)) {
    amend(gone, fresh, level)
    return
  }
  const next = before[before.length - end] ?? null
  for (const node of gone) node.remove()
  const fragment = target.ownerDocument.createDocumentFragment()
  fragment.append(...fresh)
  target.insertBefore(fragment, next)
}
