import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react'
import { previewPath, type Settings } from '#api'
import { useStore } from '../../state/store'
import { PageFrame } from './PageFrame'

/** How wide a page is on a device, in CSS pixels. */
export const deviceWidths = { phone: 390, tablet: 768, desktop: 1280 } as const

/** Where the frame stands: as wide as the device, made smaller where there is less room than that. */
export function frameStyle(pageWidth: Settings['pageWidth'], room: number): CSSProperties {
  if (pageWidth === 'panel') return {}
  const width = deviceWidths[pageWidth]
  const scale = room > 0 ? Math.min(1, room / width) : 1
  return {
    inlineSize: width,
    blockSize: `${100 / scale}%`,
    insetInlineStart: Math.max(0, (room - width) / 2),
    transform: scale < 1 ? `scale(${scale})` : undefined,
  }
}

/** The room for the page, and the page in it. */
export function PageStage() {
  const stage = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  const pageWidth = useStore((state) => state.settings.pageWidth)
  const src = useStore((state) => previewPath(state.folder?.settings.remoteImages ?? false))
  useLayoutEffect(() => {
    const element = stage.current
    if (element === null) return
    setRoom(element.clientWidth)
    const observer = new ResizeObserver(() => setRoom(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={stage} className={`page-stage page-stage-${pageWidth}`}>
      {/* Another policy takes another frame: in the old one its document would be an entry of the history. */}
      <PageFrame key={src} src={src} style={frameStyle(pageWidth, room)} />
    </div>
  )
}
