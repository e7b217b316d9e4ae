import { useEffect, useRef, useState } from 'react'
import { isOpenTextLate } from '../../state/analysisSlice'
import { useStore } from '../../state/store'
import { followText } from './followText'

/** Stands in place of the page of a text that takes too long to read. */
function LateText() {
  return (
    <div className="late-text" role="status">
      <h2>This post takes too long to show</h2>
      <p>
        Reading it as Markdown took more than five seconds, so that was given up. Your text is safe: you can
        edit and save it as always.
      </p>
      <p>
        Very long lines, or thousands of brackets, marks or levels in one paragraph or list, do that. Shorten
        or remove them, and the page comes back with your next change.
      </p>
    </div>
  )
}

/** The finished page beside the text. Its document has its own policy and runs no scripts. */
export function PreviewPanel() {
  const frame = useRef<HTMLIFrameElement>(null)
  const [page, setPage] = useState<Document | null>(null)
  const isLate = useStore(isOpenTextLate)
  const theme = useStore((state) => state.settings.theme)
  useEffect(() => (page === null ? undefined : followText(page)), [page])
  useEffect(() => {
    if (page === null) return
    if (theme === 'system') delete page.documentElement.dataset.theme
    else page.documentElement.dataset.theme = theme
  }, [page, theme])
  return (
    <div className={isLate ? 'preview is-late' : 'preview'}>
      {isLate && <LateText />}
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
