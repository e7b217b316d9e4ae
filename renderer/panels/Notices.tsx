import { X } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { useStore } from '../state/store'

/** Keeps the height of an element in a custom property of the page, for what must leave room for it. */
function useHeightAs(property: string) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const own = element.current
    if (own === null) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => style.setProperty(property, `${own.offsetHeight}px`))
    observer.observe(own)
    return () => {
      observer.disconnect()
      style.removeProperty(property)
    }
  }, [property])
  return element
}

/**
 * Messages over the window's lower edge; errors are announced at once and stay until closed. An open dialog leaves room
 * for them, and neither hides them nor closes when one is pressed.
 */
export function Notices() {
  const notices = useStore((state) => state.notices)
  const closeNotice = useStore((state) => state.closeNotice)
  const element = useHeightAs('--notices')
  return (
    <div className="notices" ref={element} data-react-aria-top-layer="true">
      {notices.map(({ id, tone, message, actions }) => (
        <div key={id} className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
          <p>{message}</p>
          {actions.map(({ label, run }) => (
            <Button
              key={label}
              className="button"
              onPress={() => {
                closeNotice(id)
                run()
              }}
            >
              {label}
            </Button>
          ))}
          <Button className="icon-button" aria-label="Close message" onPress={() => closeNotice(id)}>
            <X />
          </Button>
        </div>
      ))}
    </div>
  )
}
