import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { setPrintablePage } from '../../state/printPage'
import { useStore } from '../../state/store'
import { followText } from './followText'
import { setPageStyle } from './setPageStyle'

interface PageFrameProps {
  src: string
  style: CSSProperties
}

/** The frame with the page's document: no script runs in it, and its policy comes with it. */
export function PageFrame({ src, style }: PageFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [page, setPage] = useState<Document | null>(null)
  const theme = useStore((state) => state.settings.theme)
  const css = useStore(({ pageStyle }) => pageStyle?.css ?? null)
  const isStyled = useStore(({ pageStyle }) => pageStyle !== null)
  useLayoutEffect(() => {
    if (page !== null) setPageStyle(page, css)
  }, [page, css])
  // Begun with its style, and ended while the frame is still there: a document without a window cannot be drawn into.
  useLayoutEffect(() => (page === null || !isStyled ? undefined : followText(page)), [page, isStyled])
  useEffect(() => (page === null ? undefined : setPrintablePage(page)), [page])
  useEffect(() => {
    if (page === null) return
    if (theme === 'system') delete page.documentElement.dataset.theme
    else page.documentElement.dataset.theme = theme
  }, [page, theme])
  return (
    <iframe
      ref={frame}
      title="Preview"
      src={src}
      style={style}
      // Modals: a page can be printed. Nothing in it could open one, as no script runs.
      sandbox="allow-same-origin allow-modals"
      onLoad={() => setPage(frame.current?.contentDocument ?? null)}
    />
  )
}
