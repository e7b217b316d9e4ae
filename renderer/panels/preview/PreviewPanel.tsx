import { Button } from 'react-aria-components'
import { isOpenPostCrashed, isOpenTextGivenUp, isOpenTextLate } from '../../state/analysisSlice'
import { useStore } from '../../state/store'
import { BlockedImages } from './BlockedImages'
import { PageStage } from './PageStage'
import { PreviewBar } from './PreviewBar'

/** Stands in place of the page of a text that takes too long to read. */
function LateText() {
  const isGivenUp = useStore(isOpenTextGivenUp)
  return (
    <div className="late-text" role="status">
      <h2>This post takes too long to show</h2>
      <p>
        {isGivenUp
          ? 'Reading it as Markdown took almost five seconds without an end, so that was given up. '
          : 'Its page has not come in almost five seconds, and is shown when it comes. '}
        Your text is safe: you can edit and save it as always.
      </p>
      <p>
        Very long lines, or thousands of brackets, marks or levels in one paragraph or list, do that. Shorten
        or remove them, and the page comes back with your next change.
      </p>
    </div>
  )
}

/** Stands in place of the page of a post over which a window died. */
function CrashedPost() {
  const dare = () => {
    const { openId, dareToShow } = useStore.getState()
    if (openId !== null) dareToShow(openId)
  }
  return (
    <div className="late-text" role="status">
      <h2>This post is shown as text only</h2>
      <p>
        Byline’s window ended while it was making the page of this post, so the page is left out now. You can
        edit and save the text as always.
      </p>
      <p>If that was not the post’s fault, or you have mended it, show the page again.</p>
      <Button className="button" onPress={dare}>
        Show the page
      </Button>
    </div>
  )
}

/** The finished page beside the text. Its document has its own policy and runs no scripts. */
export function PreviewPanel() {
  const isLate = useStore(isOpenTextLate)
  const isCrashed = useStore(isOpenPostCrashed)
  return (
    <div className={isLate || isCrashed ? 'preview is-late' : 'preview'}>
      <PreviewBar />
      <BlockedImages />
      {isLate && <LateText />}
      {isCrashed && <CrashedPost />}
      <PageStage />
    </div>
  )
}
