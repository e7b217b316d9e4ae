import { Button, Heading } from 'react-aria-components'
import { useShallow } from 'zustand/react/shallow'
import { dirtyCopies } from '../../state/copiesSlice'
import { saveAll } from '../../state/savePost'
import { useStore } from '../../state/store'

/** Asks before unsaved text would be let go. */
export function UnsavedDialog({ goOn }: { goOn: () => void }) {
  const ids = useStore(useShallow((state) => dirtyCopies(state).map(({ id }) => id)))
  const closeDialog = useStore((state) => state.closeDialog)
  const dropAllCopies = useStore((state) => state.dropAllCopies)
  const leave = () => {
    closeDialog()
    goOn()
  }
  return (
    <>
      <Heading slot="title">Save your text first?</Heading>
      <p>{ids.length === 1 ? 'This post has' : 'These posts have'} text that is not saved:</p>
      <ul className="dialog-list">
        {ids.map((id) => (
          <li key={id}>{id}</li>
        ))}
      </ul>
      <div className="dialog-buttons">
        <Button className="button" onPress={closeDialog}>
          Cancel
        </Button>
        <Button
          className="button button-danger"
          onPress={() => {
            dropAllCopies()
            leave()
          }}
        >
          Don’t save
        </Button>
        <Button
          className="button button-main"
          autoFocus
          onPress={async () => {
            closeDialog()
            if (await saveAll()) goOn()
          }}
        >
          Save and go on
        </Button>
      </div>
    </>
  )
}
