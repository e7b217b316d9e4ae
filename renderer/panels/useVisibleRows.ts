import { type RefObject, useLayoutEffect, useState } from 'react'

/** Rows that are drawn above and below those in sight, so that scrolling finds them there. */
const margin = 8

/** Which rows of a list of equally high ones are in sight, from the first to before the last; with some around them. */
export function useVisibleRows(
  list: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): { from: number; to: number } {
  const [sight, setSight] = useState({ from: 0, to: 0 })
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    const look = () => {
      const first = Math.floor(element.scrollTop / rowHeight)
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight)
      setSight((before) => (before.from === first && before.to === last ? before : { from: first, to: last }))
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [list, rowHeight])
  const height = sight.to - sight.from
  const to = Math.min(count, sight.to + margin)
  return { from: Math.max(0, Math.min(sight.from, count - height) - margin), to }
}
