import { changedWords } from '#domain/contributions/changedWords'
import type { Arrival } from '#domain/contributions/takeBackPlan'

const kinds: Record<Arrival['kind'], string> = {
  changed: 'Changed',
  added: 'New',
  removed: 'Removed',
  given: 'Given away',
  moved: 'Moved',
  definition: 'Definition',
}

/** What one section of an extract brings; its words can be looked at. */
export function ArrivalItem({ kind, title, before, after }: Arrival) {
  const name = (
    <>
      <span className="badge">{kinds[kind]}</span>
      <span>
        {kind === 'given' ? `${title}: @${before} → @${after}` : title || 'Sections of this author'}
      </span>
    </>
  )
  if (kind === 'given') return <li className="arrival">{name}</li>
  return (
    <li>
      <details>
        <summary className="arrival">{name}</summary>
        <p className="arrival-words">
          {changedWords(before, after).map(({ kind: run, text }, index) => {
            const key = `${index} ${text}`
            if (run === 'came') return <ins key={key}>{text}</ins>
            return run === 'went' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>
          })}
        </p>
      </details>
    </li>
  )
}
