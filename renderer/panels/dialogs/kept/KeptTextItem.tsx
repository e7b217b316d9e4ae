import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { KeptText } from '#api'
import { decodePost } from '#domain/postText'
import { discardKeptText, readKeptText, restoreKeptText } from '../../../state/keptTexts'
import { TextComparison } from '../TextComparison'

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

const states = {
  same: 'The file is as it was.',
  changed: 'The file was changed since: restoring overwrites nothing, and a save asks first.',
  gone: 'The file is gone: it was deleted, moved or renamed.',
}

interface Comparison {
  file: { label: string; text: string }
  kept: { label: string; text: string }
}

/** One kept text: when it is from, what has happened to its file, and what can be done with it. */
export function KeptTextItem({ text }: { text: KeptText }) {
  const [comparison, setComparison] = useState<Comparison | null>(null)
  const [isSure, setSure] = useState(false)
  const compare = async () => {
    const found = await readKeptText(text)
    if (found === null) return
    setComparison({
      file: { label: 'The file now', text: decodePost(found.file?.raw ?? '').text },
      kept: { label: 'The kept text', text: decodePost(found.kept.raw).text },
    })
  }
  return (
    <li className="kept-text" aria-label={text.id}>
      <div className="kept-about">
        <strong>{text.id}</strong>
        <span className="kept-time">Kept {time.format(text.time)}</span>
        <span>{states[text.state]}</span>
      </div>
      {isSure ? (
        <div className="kept-buttons">
          <span>Give this text up for good?</span>
          <Button className="button" onPress={() => setSure(false)}>
            No, keep it
          </Button>
          <Button className="button button-danger" autoFocus onPress={() => void discardKeptText(text)}>
            Give it up
          </Button>
        </div>
      ) : (
        <div className="kept-buttons">
          <Button className="button" onPress={() => (comparison ? setComparison(null) : void compare())}>
            {comparison ? 'Hide the differences' : 'Show the differences'}
          </Button>
          <Button className="button" onPress={() => setSure(true)}>
            Give up…
          </Button>
          <Button className="button button-main" onPress={() => void restoreKeptText(text)}>
            Restore
          </Button>
        </div>
      )}
      {comparison !== null && <TextComparison left={comparison.file} right={comparison.kept} />}
    </li>
  )
}
