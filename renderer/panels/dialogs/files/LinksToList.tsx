import { useEffect, useState } from 'react'
import type { PostId } from '#api'
import { mostLookedFor } from '#domain/moves/units'
import { useStore } from '../../../state/store'
import { request } from '../../../transport'
import { counted } from '../../counted'
import { MoreButton, useShownPart } from './MoreButton'

/** The other posts with links to these; null while they are looked for. */
function useLinksTo(ids: readonly PostId[]): readonly PostId[] | null {
  const folder = useStore((state) => state.folder?.key ?? '')
  const [found, setFound] = useState<readonly PostId[] | null>(null)
  useEffect(() => {
    let isWanted = true
    void request('listLinksTo', { folder, ids: [...ids] }).then((answer) => {
      if (isWanted) setFound(answer.ok ? answer.value : [])
    })
    return () => {
      isWanted = false
    }
  }, [folder, ids])
  return found
}

interface LinksToListProps {
  ids: readonly PostId[]
  /** What becomes of links to these posts. */
  fate: string
}

/** Tells which other posts have links to these. */
export function LinksToList({ ids, fate }: LinksToListProps) {
  return ids.length > mostLookedFor ? (
    <p>
      Links to them {fate}. Which posts have some is not looked for, as these are more than {mostLookedFor}.
    </p>
  ) : (
    <FoundLinks ids={ids} fate={fate} />
  )
}

function FoundLinks({ ids, fate }: LinksToListProps) {
  const links = useLinksTo(ids)
  const { shown, more } = useShownPart(links ?? [])
  const what = ids.length === 1 ? 'it' : 'them'
  if (links === null) return <p role="status">Looking for links to {what}…</p>
  if (links.length === 0) return null
  return (
    <section aria-label={`Posts with links to ${what}`}>
      <p role="status">
        {counted(links.length, ids.length === 1 ? 'post' : 'other post')}{' '}
        {links.length === 1 ? 'has a link' : 'have links'} to {what}, which {fate}:
      </p>
      <ul className="dialog-list">
        {shown.map((other) => (
          <li key={other}>{other}</li>
        ))}
      </ul>
      <MoreButton {...more} />
    </section>
  )
}
