import { type RefObject, useLayoutEffect } from 'react'

/** Where the list was scrolled to, and what it showed then. */
let kept = { what: '', top: 0 }

/**
 * Keeps where the list of posts is scrolled to: it is built anew when a column beside it comes or goes. What is shown as
 * something else (`what` is another) begins at its start.
 */
export function useKeptScroll(list: RefObject<HTMLElement | null>, what: string): void {
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    if (kept.what !== what) kept = { what, top: 0 }
    element.scrollTop = kept.top
    const keep = () => {
      kept = { what, top: element.scrollTop }
    }
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [list, what])
}
