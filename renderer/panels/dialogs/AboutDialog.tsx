import { useEffect, useState } from 'react'
import { Button, Heading } from 'react-aria-components'
import type { Detail } from '#api'
import { copyText } from '../../copyText'
import { request } from '../../transport'

/** What this program is, with the facts that a report of a fault needs. */
export function AboutDialog() {
  const [details, setDetails] = useState<Detail[]>([])
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    void request('getDetails', {}).then((answer) => answer.ok && setDetails(answer.value))
  }, [])
  const copy = async () => {
    await copyText(details.map(({ name, value }) => `${name}: ${value}`).join('\n'))
    setIsCopied(true)
  }
  return (
    <div className="about">
      <img src="icon.svg" alt="" width={64} height={64} />
      <Heading slot="title">Byline</Heading>
      <p>An editor for posts that several people write together.</p>
      <dl className="details">
        {details.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="panel-note">The details tell nothing of your posts; add them when you report a fault.</p>
      <div className="dialog-buttons">
        <Button className="button" onPress={() => void copy()}>
          {isCopied ? 'Copied' : 'Copy details'}
        </Button>
        <Button slot="close" className="button button-main">
          Close
        </Button>
      </div>
    </div>
  )
}
