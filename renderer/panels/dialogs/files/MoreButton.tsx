import { useState } from 'react'
import { Button } from 'react-aria-components'

/** Rows shown at first, and with every press of the button: thousands at once would hold up the window. */
const step = 50

/** The first part of a long list, with what its button takes. */
export function useShownPart<T>(items: readonly T[]): {
  shown: readonly T[]
  more: { left: number; show: () => void }
} {
  const [count, setCount] = useState(step)
  const left = Math.max(0, items.length - count)
  return { shown: items.slice(0, count), more: { left, show: () => setCount(count + step) } }
}

/** Shows the next part of a list, as long as some of it is left. */
export function MoreButton({ left, show }: { left: number; show: () => void }) {
  if (left === 0) return null
  return (
    <Button className="link-button" onPress={show}>
      Show {Math.min(step, left)} more of {left.toLocaleString('en')}
    </Button>
  )
}
