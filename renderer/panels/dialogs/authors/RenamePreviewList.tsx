import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { RenamePreview } from '#api'
import { counted } from '../../counted'
import { LeftAloneList } from './LeftAloneList'
import { MoreButton, useShownPart } from './MoreButton'
import { PatchView } from './PatchView'

/** Few files are opened at once, each with its changes. */
const opened = 2

/** What another handle changes: how much, in which files, and which of them stay as they are. */
export function RenamePreviewList({
  preview,
  from,
  to,
}: {
  preview: RenamePreview
  from: string
  to: string
}) {
  const { files, refused, merged, token } = preview
  const { shown, more } = useShownPart(files)
  const places = files.reduce((sum, { count }) => sum + count, 0)
  return (
    <div className="rename-preview">
      <p role="status">
        {files.length === 0
          ? `@${from} stands in no file that can be changed.`
          : `${counted(places, 'place')} in ${counted(files.length, 'file')}.`}
      </p>
      {merged > 0 && files.length > 0 && (
        <p className="rename-warning" role="alert">
          @{to} stands in {counted(merged, 'post')} already. Both authors become one, and nothing tells them
          apart afterwards.
        </p>
      )}
      <LeftAloneList title="Cannot be changed" files={refused} />
      <ul className="rename-files" aria-label="Changes">
        {shown.map(({ id, count }) => (
          <li key={id}>
            <FileChanges id={id} count={count} token={token} isOpen={files.length <= opened} />
          </li>
        ))}
      </ul>
      <MoreButton {...more} />
    </div>
  )
}

interface FileChangesProps {
  id: string
  count: number
  token: string
  isOpen: boolean
}

function FileChanges({ id, count, token, isOpen }: FileChangesProps) {
  const [isExpanded, setExpanded] = useState(isOpen)
  return (
    <Disclosure className="rename-file" isExpanded={isExpanded} onExpandedChange={setExpanded}>
      <Heading>
        <Button slot="trigger" className="rename-file-name">
          <ChevronRight />
          <span>{id}</span>
          <span className="menu-hint">{counted(count, 'place')}</span>
        </Button>
      </Heading>
      <DisclosurePanel>{isExpanded && <PatchView token={token} id={id} />}</DisclosurePanel>
    </Disclosure>
  )
}
