import { useEffect } from 'react'
import { Button, Heading } from 'react-aria-components'
import { useStore } from '../../../state/store'
import { KeptTextItem } from './KeptTextItem'

/** The unsaved text that earlier windows left; each is restored or given up by itself. */
export function KeptTextsDialog() {
  const texts = useStore((state) => state.keptTexts)
  const closeDialog = useStore((state) => state.closeDialog)
  useEffect(() => {
    if (texts.length === 0) closeDialog()
  }, [texts, closeDialog])
  return (
    <>
      <Heading slot="title">Text that was not saved</Heading>
      <p>
        Byline keeps what you type outside your folder until it is saved. Restoring opens the post with that
        text as unsaved text; undo brings the file’s text back.
      </p>
      <ul className="kept-texts" aria-label="Kept texts">
        {texts.map((text) => (
          <KeptTextItem key={text.token} text={text} />
        ))}
      </ul>
      <div className="dialog-buttons">
        <Button className="button button-main" autoFocus onPress={closeDialog}>
          Decide later
        </Button>
      </div>
    </>
  )
}
