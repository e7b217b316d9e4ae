import { useCallback, useMemo, useState } from 'react'
import { Button, Heading } from 'react-aria-components'
import { editBetween } from '#domain/textEdit'
import { currentView, dispatchEdits } from '../../../editor/currentView'
import { openCopy } from '../../../state/copiesSlice'
import { useStore } from '../../../state/store'
import { TextComparison } from '../TextComparison'
import { useVersions } from './useVersions'

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Earlier texts of the open post beside the present one: all of one is put back, or single changes of it. */
export function HistoryDialog() {
  const closeDialog = useStore((state) => state.closeDialog)
  const [copy] = useState(() => openCopy(useStore.getState()))
  const [present] = useState(() => copy?.state.doc.toString() ?? '')
  const { list, chosen, trouble, choose } = useVersions(copy?.folder ?? '', copy?.id ?? '')
  const [taken, setTaken] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const onTaken = useCallback((text: string) => setTaken(text), [])
  const left = useMemo(
    () => chosen && { label: `As of ${time.format(chosen.version.time)}`, text: chosen.text },
    [chosen],
  )
  const right = useMemo(() => ({ label: 'The post now', text: present }), [present])
  const canEdit = copy?.readOnly === null

  const put = (text: string) => {
    if (currentView()?.state.doc.toString() !== present)
      setFailure('The post has changed meanwhile. Close this and open its history again.')
    else {
      closeDialog()
      dispatchEdits(editBetween(present, text), { event: 'input.history', focus: true })
    }
  }

  return (
    <>
      <Heading slot="title">History of {copy?.id}</Heading>
      {list?.length === 0 && (
        <p>
          There are no earlier texts yet. Byline keeps the last twenty texts that you save here, one for each
          five minutes, for thirty days.
        </p>
      )}
      {(trouble ?? failure) && <p role="alert">{trouble ?? failure}</p>}
      {list !== null && list.length > 0 && (
        <div className="history">
          <ul className="history-list" aria-label="Earlier texts">
            {list.map((version) => (
              <li key={version.token}>
                <Button
                  className="history-item"
                  aria-pressed={chosen?.version.token === version.token}
                  onPress={() => {
                    setTaken(null)
                    choose(version)
                  }}
                >
                  {time.format(version.time)}
                </Button>
              </li>
            ))}
          </ul>
          {left !== null &&
            (left.text === present && taken === null ? (
              <p className="history-same">This is the text of the post now.</p>
            ) : (
              <TextComparison left={left} right={right} onTaken={canEdit ? onTaken : undefined} />
            ))}
        </div>
      )}
      <div className="dialog-buttons">
        <Button className="button" onPress={closeDialog}>
          Close
        </Button>
        <Button
          className="button"
          isDisabled={!canEdit || chosen === null || chosen.text === present}
          onPress={() => put(chosen?.text ?? present)}
        >
          Put all of it back
        </Button>
        <Button
          className="button button-main"
          isDisabled={taken === null || taken === present}
          onPress={() => put(taken ?? present)}
        >
          Use the changes taken
        </Button>
      </div>
    </>
  )
}
