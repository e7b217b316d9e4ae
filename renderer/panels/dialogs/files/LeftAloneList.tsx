import type { LeftAlone } from '#api'
import { MoreButton, useShownPart } from './MoreButton'

/** Files that stay as they are, with the reasons. */
export function LeftAloneList({ title, files }: { title: string; files: readonly LeftAlone[] }) {
  const { shown, more } = useShownPart(files)
  if (files.length === 0) return null
  return (
    <section className="left-alone" aria-label={title}>
      <h3>
        {title} ({files.length.toLocaleString('en')})
      </h3>
      <ul className="dialog-list">
        {shown.map(({ id, reason }) => (
          <li key={id}>
            <strong>{id}</strong> {reason}
          </li>
        ))}
      </ul>
      <MoreButton {...more} />
    </section>
  )
}
