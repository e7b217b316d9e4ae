import { isOpenTextLate } from '../../state/analysisSlice'
import { useStore } from '../../state/store'
import { BlockedImages } from './BlockedImages'
import { PageStage } from './PageStage'
import { PreviewBar } from './PreviewBar'

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
  const isLate = useStore(isOpenTextLate)
  return (
    <div className={isLate ? 'preview is-late' : 'preview'}>
      <PreviewBar />
      <BlockedImages />
      {isLate && <LateText />}
      <PageStage />
    </div>
  )
}
