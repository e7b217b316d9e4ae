import { useCallback, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { PostFile } from '#api'
import { copyText } from '../../../copyText'
import { saveJoined } from '../../../state/outsideChanges'
import { useStore } from '../../../state/store'
import type { WorkingCopy } from '../../../state/workingCopy'
import { counted } from '../../counted'
import { TextComparison } from '../TextComparison'
import { DifferenceList } from './DifferenceList'
import { type Choices, useChoices } from './useChoices'

function summaryOf({ counts, open, sections }: Choices): string {
  if (sections === null)
    return 'The texts differ in too many places to choose one by one. Bring over what you want by the arrows between them.'
  if (counts.unknown > 0)
    return `They differ in ${counted(counts.unknown, 'place')}. The text that both came from is not known here, so choose in each.`
  const parts = [
    counts.file > 0 && `${counted(counts.file, 'place')} in the file`,
    counts.writer > 0 && `${counted(counts.writer, 'place')} in your text`,
    counts.both > 0 && `${counted(counts.both, 'place')} in both`,
  ].filter((part) => part !== false)
  const rest =
    open > 0
      ? `${counted(open, 'place')} ${open === 1 ? 'waits' : 'wait'} for your choice.`
      : 'Nothing waits for a choice.'
  return parts.length === 0 ? 'Both hold the same text.' : `Changed: ${parts.join(', ')}. ${rest}`
}

/** A file that was changed outside beside the writer's unsaved text: put together as the writer chooses, then saved. */
export function ChangedFile({ copy, file, text }: { copy: WorkingCopy; file: PostFile; text: string }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const ours = useMemo(() => copy.state.doc.toString(), [copy])
  const base = useMemo(() => (copy.hasBase ? copy.saved.toString() : null), [copy])
  const found = useChoices(base, ours, text)
  const isListed = found.sections !== null
  const [isSideBySide, setSideBySide] = useState(false)
  const [taken, setTaken] = useState<string | null>(null)
  const onTaken = useCallback((joined: string) => setTaken(joined), [])
  const shownResult = isListed ? found.result : ours
  const left = useMemo(() => ({ label: 'The file', text }), [text])
  const right = useMemo(
    () => ({ label: isListed ? 'What will be saved' : 'Your text', text: shownResult }),
    [isListed, shownResult],
  )
  const result = isListed ? found.result : (taken ?? ours)
  const save = (joined: string) => {
    closeDialog()
    void saveJoined(file, joined)
  }
  return (
    <>
      <p>
        Another program changed <strong>{copy.id}</strong> while you have unsaved text. Nothing is overwritten
        until you choose.
      </p>
      <p role="status">{file.readOnly ?? summaryOf(found)}</p>
      <div className="difference-tools">
        {isListed && (
          <>
            <Button className="button" onPress={() => found.chooseAll('theirs')}>
              All from the file
            </Button>
            <Button className="button" onPress={() => found.chooseAll('ours')}>
              All of mine
            </Button>
            <Button
              className="button"
              aria-pressed={isSideBySide}
              onPress={() => setSideBySide(!isSideBySide)}
            >
              Side by side
            </Button>
          </>
        )}
        <Button className="button" onPress={() => void copyText(ours)}>
          Copy my text
        </Button>
      </div>
      {found.sections !== null && !isSideBySide ? (
        <DifferenceList
          sections={found.sections}
          text={ours}
          choices={found.choices}
          onChoice={found.choose}
        />
      ) : (
        <TextComparison left={left} right={right} onTaken={isListed ? undefined : onTaken} />
      )}
      <div className="dialog-buttons">
        {!isListed && (
          <Button className="button" onPress={() => save(text)}>
            Take the file’s text
          </Button>
        )}
        <Button className="button" autoFocus onPress={closeDialog}>
          Decide later
        </Button>
        <Button
          className="button button-main"
          isDisabled={(file.readOnly !== null && result !== text) || (isListed && found.open > 0)}
          onPress={() => save(result)}
        >
          {result === text ? 'Take the file’s text' : 'Save this'}
        </Button>
      </div>
    </>
  )
}
