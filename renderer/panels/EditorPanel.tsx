import { Button } from 'react-aria-components'
import { runCommand } from '../commands/commands'
import { openCopy } from '../state/copiesSlice'
import { useStore } from '../state/store'
import { counted } from './counted'
import { LaterPart } from './LaterPart'

/** What happened to the open post's file outside, with what can be done. */
function OutsideBar() {
  const id = useStore((state) => state.openId)
  const outside = useStore((state) => openCopy(state)?.outside ?? null)
  const openDialog = useStore((state) => state.openDialog)
  if (id === null || outside === null) return null
  return (
    <div className="bar" role="alert">
      <p>
        {outside === 'deleted'
          ? 'The file of this post is gone: it was deleted, moved or renamed by another program. Your text is kept here.'
          : 'Another program changed this file while you have unsaved text here. Nothing is overwritten until you choose.'}
      </p>
      <Button className="button" onPress={() => openDialog({ kind: 'conflict', id, what: outside })}>
        Choose…
      </Button>
      {outside === 'changed' && (
        <Button className="button" onPress={() => runCommand('post.reload')}>
          Take the file’s text
        </Button>
      )}
    </div>
  )
}

/** Tells of unsaved text that an earlier window left. Nothing is restored unasked. */
function KeptBar() {
  const count = useStore(({ keptTexts }) => new Set(keptTexts.map(({ id }) => id)).size)
  const openDialog = useStore((state) => state.openDialog)
  if (count === 0) return null
  return (
    <div className="bar" role="status">
      <p>Byline ended before all was saved. Unsaved text of {counted(count, 'post')} is kept.</p>
      <Button className="button" onPress={() => openDialog({ kind: 'keptTexts' })}>
        Look at it…
      </Button>
    </div>
  )
}

function ReadOnlyBar() {
  const reason = useStore((state) => openCopy(state)?.readOnly ?? null)
  return reason === null ? null : (
    <div className="bar" role="status">
      <p>{reason}</p>
    </div>
  )
}

function Empty() {
  const isOpening = useStore((state) => state.openingId !== null)
  const progress = useStore((state) => state.progress)
  const hasPosts = useStore((state) => state.posts.size > 0)
  const sentence = isOpening
    ? 'Opening…'
    : hasPosts
      ? 'Choose a post to write in.'
      : progress.finished
        ? 'This folder holds no posts.'
        : 'Looking for posts…'
  return <div className="empty">{sentence}</div>
}

/** The editor, or what to do while no post is open. */
export function EditorPanel() {
  const hasPost = useStore((state) => openCopy(state) !== null)
  return (
    <main className="editor-panel">
      <KeptBar />
      <ReadOnlyBar />
      <OutsideBar />
      {hasPost ? <LaterPart name="editor" /> : <Empty />}
    </main>
  )
}
