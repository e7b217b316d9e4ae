import { Switch } from 'react-aria-components'
import type { ExportPlan } from '#api'
import { counted } from '../../counted'
import { MoreButton, useShownPart } from '../files/MoreButton'

interface ExportPreviewProps {
  plan: ExportPlan
  target: string
  isForced: boolean
  onForced: (isForced: boolean) => void
}

/** What an export will write, and what is in its way. */
export function ExportPreview({ plan, target, isForced, onForced }: ExportPreviewProps) {
  const { pages, foreign, notes } = plan
  const { shown, more } = useShownPart(pages)
  const first = useShownPart(foreign)
  return (
    <div className="export-preview">
      <p role="status">
        {pages.length === 0
          ? 'None of these posts is exported: they are drafts, or there are none.'
          : `${counted(pages.length, 'page')} in ${target}:`}
      </p>
      <ul className="dialog-list export-pages" aria-label="Pages">
        {shown.map(({ path }) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
      <MoreButton {...more} />
      {notes.map((note) => (
        <p key={note} role="note" className="export-note">
          {note}
        </p>
      ))}
      {foreign.length > 0 && (
        <section aria-label="Files in the way" className="export-note">
          <p>
            {counted(foreign.length, 'file')} there {foreign.length === 1 ? 'was' : 'were'} not written by
            export, or changed since. {foreign.length === 1 ? 'It stays' : 'They stay'} as they are unless you
            replace them:
          </p>
          <ul className="dialog-list">
            {first.shown.map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
          <MoreButton {...first.more} />
          <Switch className="switch" isSelected={isForced} onChange={onForced}>
            <span className="switch-track" />
            Replace {foreign.length === 1 ? 'it' : 'them'}
          </Switch>
        </section>
      )}
    </div>
  )
}
