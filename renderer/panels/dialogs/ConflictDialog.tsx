import { Button, Heading } from 'react-aria-components'
import type { PostId } from '#api'
import { copyText } from '../../copyText'
import { reloadPost } from '../../state/outsideChanges'
import { overwritePost, savePost } from '../../state/savePost'
import { useStore } from '../../state/store'

/** What to do when the file is not the one that the text came from. Nothing happens until the writer chooses. */
export function ConflictDialog({ id, what }: { id: PostId; what: 'changed' | 'deleted' }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const dropCopy = useStore((state) => state.dropCopy)
  const choose = (action: () => void) => () => {
    closeDialog()
    action()
  }
  const copyOwnText = () => void copyText(useStore.getState().copies[id]?.state.doc.toString() ?? '')
  const isChanged = what === 'changed'
  return (
    <>
      <Heading slot="title">{isChanged ? 'The file has changed on disk' : 'The file is gone'}</Heading>
      <p>
        <strong>{id}</strong>{' '}
        {isChanged
          ? 'was changed by another program since you opened it. Saving now would overwrite that change.'
          : 'was deleted, moved or renamed by another program. Your text is still here.'}
      </p>
      <div className="dialog-buttons dialog-buttons-column">
        {isChanged && (
          <Button className="button" onPress={choose(() => void reloadPost(id))}>
            Take the file’s text (undo brings yours back)
          </Button>
        )}
        <Button
          className="button"
          onPress={choose(() => void (isChanged ? overwritePost(id) : savePost(id, '')))}
        >
          {isChanged ? 'Overwrite the file with your text' : 'Write the file again'}
        </Button>
        <Button className="button" onPress={choose(copyOwnText)}>
          Copy your text to the clipboard
        </Button>
        {!isChanged && (
          <Button className="button button-danger" onPress={choose(() => dropCopy(id))}>
            Let go of the text
          </Button>
        )}
        <Button className="button button-main" autoFocus onPress={closeDialog}>
          Decide later
        </Button>
      </div>
    </>
  )
}
