import { ArrowUp, Folder } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button, Heading, ListBox, ListBoxItem, Text } from 'react-aria-components'
import type { PlaceId, PlaceListing } from '#api'
import { chooseExportTarget, openChosenPlace } from '../../state/folders'
import { useStore } from '../../state/store'
import type { DialogState } from '../../state/windowSlice'
import { request } from '../../transport'
import { DialogButtons } from './DialogButtons'

function postsLabel(count: number): string {
  return count === 0 ? 'No posts directly in it' : `${count} ${count === 1 ? 'post' : 'posts'} directly in it`
}

type Purpose = (DialogState & { kind: 'folderChooser' })['purpose']

export const chooserTitles: Record<Purpose, string> = {
  open: 'Open folder',
  example: 'Copy the example folder',
  export: 'Folder for the pages',
}

const confirmations: Record<Purpose, string> = {
  open: 'Open this folder',
  example: 'Copy it here',
  export: 'Put the pages here',
}

/** Chooses a folder of this machine where there is no native dialog. */
export function FolderChooser({ dialog }: { dialog: DialogState & { kind: 'folderChooser' } }) {
  const { purpose } = dialog
  const openDialog = useStore((state) => state.openDialog)
  const [listing, setListing] = useState<PlaceListing | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const closeDialog = useStore((state) => state.closeDialog)

  // Until a folder is shown that was gone to, nothing can be chosen: it would be the one before.
  const [isReading, setIsReading] = useState(true)
  const asked = useRef(0)

  const show = useCallback(async (place: PlaceId | null) => {
    asked.current += 1
    const own = asked.current
    setIsReading(true)
    const answer = await request('listPlaces', { place })
    if (own !== asked.current) return
    setIsReading(false)
    if (answer.ok) {
      setListing(answer.value)
      setFailure(null)
    } else setFailure(answer.error.message)
  }, [])
  useEffect(() => void show(null), [show])

  const choose = async () => {
    if (listing === null) return
    if (dialog.purpose === 'export') {
      const reason = await chooseExportTarget(listing.place.id)
      if (reason === null) openDialog({ kind: 'export', draft: dialog.draft })
      else setFailure(reason)
      return
    }
    const reason = await openChosenPlace(listing.place.id, dialog.purpose)
    if (reason === null) closeDialog()
    else setFailure(reason)
  }
  const isOpening = purpose === 'open'
  return (
    <>
      <Heading slot="title">{chooserTitles[purpose]}</Heading>
      {purpose === 'example' && <p>Choose where to put it: a folder “byline-example” is made there.</p>}
      <div className="place-line">
        <Button
          className="icon-button"
          aria-label="Up one folder"
          isDisabled={listing?.parent == null}
          onPress={() => void show(listing?.parent ?? null)}
        >
          <ArrowUp />
        </Button>
        <strong className="place-name">{listing?.label ?? 'Reading…'}</strong>
        {listing !== null && isOpening && <span className="place-posts">{postsLabel(listing.posts)}</span>}
      </div>
      <ListBox
        key={listing?.place.id}
        className="choice-list place-list"
        aria-label="Folders"
        items={listing?.folders ?? []}
        selectionMode="none"
        onAction={(key) => void show(String(key))}
        renderEmptyState={() => (
          <p className="panel-note">{listing === null ? 'Reading…' : 'No folders in here.'}</p>
        )}
      >
        {({ id, name }) => (
          <ListBoxItem id={id} textValue={name} className="choice">
            <Folder />
            <Text slot="label">{name}</Text>
          </ListBoxItem>
        )}
      </ListBox>
      {failure !== null && (
        <p className="dialog-failure" role="alert">
          {failure}
        </p>
      )}
      <DialogButtons
        label={confirmations[purpose]}
        isDisabled={listing === null || isReading}
        onConfirm={() => void choose()}
      />
    </>
  )
}
