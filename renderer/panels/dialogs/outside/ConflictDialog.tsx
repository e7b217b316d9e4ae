import { useState } from 'react'
import { Button, Heading } from 'react-aria-components'
import type { PostId } from '#api'
import { useStore } from '../../../state/store'
import { ChangedFile } from './ChangedFile'
import { GoneDialog } from './GoneDialog'
import { useOutsideFile } from './useOutsideFile'

/** What to do when the file is not the one that the text came from. Nothing happens until the writer chooses. */
export function ConflictDialog({ id, what }: { id: PostId; what: 'changed' | 'deleted' }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const outside = useOutsideFile(id)
  const [copy] = useState(() => useStore.getState().copies[id] ?? null)
  if (copy === null) return null
  if (outside.step === 'gone' || (what === 'deleted' && outside.step !== 'read'))
    return <GoneDialog id={id} />
  return (
    <>
      <Heading slot="title">The file has changed on disk</Heading>
      {outside.step === 'read' ? (
        <ChangedFile copy={copy} file={outside.file} text={outside.text} />
      ) : (
        <>
          <p role={outside.step === 'failed' ? 'alert' : 'status'}>
            {outside.step === 'failed' ? outside.message : `Reading ${id}…`}
          </p>
          <div className="dialog-buttons">
            <Button className="button button-main" autoFocus onPress={closeDialog}>
              Decide later
            </Button>
          </div>
        </>
      )}
    </>
  )
}
