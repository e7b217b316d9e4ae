import type { Unit } from '#domain/moves/units'
import { MoreButton, useShownPart } from './MoreButton'

/** The files and folders that go or move. */
export function UnitList({ units }: { units: readonly Unit[] }) {
  const { shown, more } = useShownPart(units)
  return (
    <div className="unit-list">
      <ul className="dialog-list" aria-label="Posts">
        {shown.map(({ path }) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
      <MoreButton {...more} />
    </div>
  )
}
