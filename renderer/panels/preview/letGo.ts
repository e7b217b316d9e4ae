/** Nodes taken out before the time is looked at again. */
const pieceSize = 50
/** Milliseconds that taking out goes on for where the window has no time to spare for too long. */
const leastTime = 4
const longestWait = 500

/**
 * Takes an element out of its document bit by bit, the end first, while the window has nothing else to do: a page of tens
 * of thousands of blocks at once would hold it up. The style sheet hides what is marked so, without looking at what is in it.
 */
export function letGo(element: Element): void {
  element.setAttribute('data-is-leaving', '')
  requestIdleCallback((time) => takeSome(element, time), { timeout: longestWait })
}

function takeSome(element: Element, time: IdleDeadline): void {
  const end = performance.now() + leastTime
  const hasTime = () => (time.didTimeout ? performance.now() < end : time.timeRemaining() > 1)
  do {
    for (let count = 0; count < pieceSize; count += 1) takeLast(element)
  } while (element.hasChildNodes() && hasTime())
  if (element.hasChildNodes())
    requestIdleCallback((next) => takeSome(element, next), { timeout: longestWait })
  else element.remove()
}

/** Takes the last node out that holds no other: a browser nests no deeper than some hundred levels. */
function takeLast(element: Element): void {
  let last: ChildNode | null = element.lastChild
  while (last?.lastChild) last = last.lastChild
  last?.remove()
}
