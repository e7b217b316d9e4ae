import { useEffect, useRef, useState } from 'react'
import { useStore } from '../../state/store'
import { followText } from './followText'

/** The finished page beside the text. Its document has its own policy and runs no scripts. */
export function PreviewPanel() {
  const frame = useRef<HTMLIFrameElement>(null)
  const [page, setPage] = useState<Document | null>(null)
  const theme = useStore((state) => state.settings.theme)
  useEffect(() => (page === null ? undefined : followText(page)), [page])
  useEffect(() => {
    if (page === null) return
    if (theme === 'system') delete page.documentElement.dataset.theme
    else page.documentElement.dataset.theme = theme
  }, [page, theme])
  return (
    <div className="preview">
      <iframe
        ref={frame}
        title="Preview"
        src="preview.html"
        sandbox="allow-same-origin"
        onLoad={() => setPage(frame.current?.contentDocument ?? null)}
      />
    </div>
  )
}
