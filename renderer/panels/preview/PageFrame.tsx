import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from '../../state/store'
import { followText } from './followText'

/** The frame with the page's document: no script runs in it, and its policy comes with it. */
export function PageFrame({ src }: { src: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [page, setPage] = useState<Document | null>(null)
  const theme = useStore((state) => state.settings.theme)
  // Ended while the frame is still there: a document without a window cannot be drawn into.
  useLayoutEffect(() => (page === null ? undefined : followText(page)), [page])
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
      sandbox="allow-same-origin"
      onLoad={() => setPage(frame.current?.contentDocument ?? null)}
    />
  )
}
