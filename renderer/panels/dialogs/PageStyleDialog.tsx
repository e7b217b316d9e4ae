import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import {
  Autocomplete,
  Heading,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { changeFolderSettings } from '../../state/folderSettings'
import { useStore } from '../../state/store'
import { request } from '../../transport'

const ownName = 'Byline’s own style'
/** No path below a folder looks like this. */
const ownId = '/'

/** The CSS files of the open folder, null while they are looked for. */
function useStyleSheets(): string[] | null {
  const folder = useStore((state) => state.folder?.key)
  const [found, setFound] = useState<string[] | null>(null)
  useEffect(() => {
    let isWanted = true
    if (folder === undefined) return
    void request('listStyleSheets', { folder }).then((answer) => {
      if (isWanted) setFound(answer.ok ? answer.value : [])
    })
    return () => {
      isWanted = false
    }
  }, [folder])
  return found
}

/** Chooses the style sheet of the folder's pages: ours, or a CSS file of the folder. */
export function PageStyleDialog() {
  const closeDialog = useStore((state) => state.closeDialog)
  const chosen = useStore((state) => state.folder?.settings.styleSheet ?? ownId)
  const { contains } = useFilter({ sensitivity: 'base' })
  const found = useStyleSheets()
  const rows = [ownId, ...new Set([...(chosen === ownId ? [] : [chosen]), ...(found ?? [])])].map((id) => ({
    id,
  }))
  return (
    <>
      <Heading slot="title">Style sheet of the page</Heading>
      <p className="panel-note">
        The preview, printed and exported pages of this folder have it. The choice stays on this machine.
      </p>
      <Autocomplete filter={contains}>
        <SearchField className="search" autoFocus>
          <Label>Style sheet</Label>
          <Input className="input" placeholder="Part of a path" />
        </SearchField>
        <ListBox
          className="choice-list"
          aria-label="Style sheets"
          items={rows}
          dependencies={[chosen]}
          selectionMode="none"
          onAction={(key) => {
            closeDialog()
            void changeFolderSettings({ styleSheet: key === ownId ? null : String(key) })
          }}
          renderEmptyState={() => <p className="panel-note">No CSS file has this in its path.</p>}
        >
          {({ id }) => (
            <ListBoxItem id={id} textValue={id === ownId ? ownName : id} className="choice">
              <span>{id === ownId ? ownName : id}</span>
              {id === chosen && <Check className="choice-mark" role="img" aria-label="In use" />}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      {found === null && <p className="panel-note">Looking for CSS files…</p>}
      {found?.length === 0 && <p className="panel-note">This folder has no CSS files.</p>}
    </>
  )
}
