import { Button, Heading } from 'react-aria-components'
import type { PostId } from '#api'
import { copyText } from '../../../copyText'
import { saveCopy } from '../../../state/saveCopy'
import { savePost } from '../../../state/savePost'
import { useStore } from '../../../state/store'

/** What to do with the text of a post whose file is gone. Nothing happens until the writer chooses. */
export function GoneDialog({ id }: { id: PostId }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const dropCopy = useStore((state) => state.dropCopy)
  const choose = (action: () => void) => () => {
    closeDialog()
    action()
  }
  const copyOwnText = () => void copyText(useStore.getState().copies[id]?.state.doc.toString() ?? '')
  return (
    <>
      <Heading slot="title">The file is gone</Heading>
      <p>
        <strong>{id}</strong> was deleted, moved or renamed by another program. Your text is still here.
      </p>
      <div className="dialog-buttons dialog-buttons-column">
        <Button className="button" onPress={choose(() => void savePost(id, ''))}>
          Write the file again
        </Button>
        <Button className="button" onPress={() => void saveCopy(id)}>
          Save a copy in another place…
        </Button>
        <Button className="button" onPress={choose(copyOwnText)}>
          Copy your text to the clipboard
        </Button>
        <Button className="button button-danger" onPress={choose(() => dropCopy(id))}>
          Let go of the text
        </Button>
        <Button className="button button-main" autoFocus onPress={closeDialog}>
          Decide later
        </Button>
      </div>
    </>
  )
}
