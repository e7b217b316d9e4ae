import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { LeftAlone } from '#api'
import { counted } from '../../counted'
import { LeftAloneList } from './LeftAloneList'
import { MoreButton, useShownPart } from './MoreButton'
import { PatchView, type ReadPatch } from './PatchView'

/** Few files are opened at once, each with its changes. */
const opened = 2

interface ChangedFilesProps {
  files: readonly { id: string; count: number }[]
  refused: readonly LeftAlone[]
  read: ReadPatch
}

/** The files that a preview changes, each with its changes, and those that stay as they are. */
export function ChangedFiles({ files, refused, read }: ChangedFilesProps) {
  const { shown, more } = useShownPart(files)
  return (
    <>
      <LeftAloneList title="Cannot be changed" files={refused} />
      <ul className="rename-files" aria-label="Changes">
        {shown.map(({ id, count }) => (
          <li key={id}>
            <FileChanges id={id} count={count} read={read} isOpen={files.length <= opened} />
          </li>
        ))}
      </ul>
      <MoreButton {...more} />
    </>
  )
}

interface FileChangesProps {
  id: string
  count: number
  read: ReadPatch
  isOpen: boolean
}

function FileChanges({ id, count, read, isOpen }: FileChangesProps) {
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
      <DisclosurePanel>{isExpanded && <PatchView id={id} read={read} />}</DisclosurePanel>
    </Disclosure>
  )
}
