import { useEffect, useState } from 'react'
import { Button, Heading } from 'react-aria-components'
import type { PostId } from '#api'
import { unitOf } from '#domain/moves/move'
import { trashPost } from '../../../state/postMoves'
import { useStore } from '../../../state/store'
import { isDirty } from '../../../state/workingCopy'
import { request } from '../../../transport'
import { counted } from '../../counted'
import { MoreButton, useShownPart } from './MoreButton'

/** The posts with links to a post; null while they are looked for. */
function useLinksTo(folder: string, id: PostId): readonly PostId[] | null {
  const [ids, setIds] = useState<readonly PostId[] | null>(null)
  useEffect(() => {
    let isWanted = true
    void request('listLinksTo', { folder, id }).then((answer) => {
      if (isWanted) setIds(answer.ok ? answer.value : [])
    })
    return () => {
      isWanted = false
    }
  }, [folder, id])
  return ids
}

/** Asks before a post goes to the trash: what goes with it, and what leads to it. */
export function TrashDialog({ id }: { id: PostId }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const folder = useStore((state) => state.folder?.key ?? '')
  const isUnsaved = useStore(({ copies }) => copies[id] !== undefined && isDirty(copies[id]))
  const links = useLinksTo(folder, id)
  const { shown, more } = useShownPart(links ?? [])
  const [failure, setFailure] = useState<string | null>(null)
  const unit = unitOf(id)
  const trash = async () => {
    const reason = await trashPost(folder, id)
    if (reason === null) closeDialog()
    else setFailure(reason)
  }
  return (
    <>
      <Heading slot="title">Move to the trash?</Heading>
      <p>
        <strong>{unit}</strong> {unit === id ? 'goes' : 'goes with all that is in the folder'} to the trash of
        this system, and can be restored from there.
        {isUnsaved && ' Its unsaved text is lost.'}
      </p>
      {links === null && <p role="status">Looking for links to it…</p>}
      {links !== null && links.length > 0 && (
        <section aria-label="Posts with links to it">
          <p role="status">
            {counted(links.length, 'post')} {links.length === 1 ? 'has a link' : 'have links'} to it, which
            will lead nowhere:
          </p>
          <ul className="dialog-list">
            {shown.map((other) => (
              <li key={other}>{other}</li>
            ))}
          </ul>
          <MoreButton {...more} />
        </section>
      )}
      {failure !== null && (
        <p className="dialog-failure" role="alert">
          {failure}
        </p>
      )}
      <div className="dialog-buttons">
        <Button className="button" autoFocus onPress={closeDialog}>
          Keep it
        </Button>
        <Button className="button button-danger" onPress={() => void trash()}>
          Move to the trash
        </Button>
      </div>
    </>
  )
}
