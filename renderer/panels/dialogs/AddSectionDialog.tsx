import { useState } from 'react'
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
import { authorHue } from '#domain/authors/colour'
import { isHandle } from '#domain/authors/handle'
import { addSection, splitSection } from '#domain/sections/operations'
import { applyOperation } from '../../commands/sectionActions'
import { currentView } from '../../editor/currentView'
import { useStore } from '../../state/store'
import { useAuthorChoices } from '../useAuthorChoices'
import { useNameOf } from '../useNameOf'

/** Chooses whose section to add, or whose the rest of the section at the cursor is; the cursor then stands in it. A handle nobody has used yet can be typed. */
export function AddSectionDialog({ isSplit }: { isSplit: boolean }) {
  const choices = useAuthorChoices()
  const closeDialog = useStore((state) => state.closeDialog)
  const [typed, setTyped] = useState('')
  const { contains } = useFilter({ sensitivity: 'base' })
  const nameOf = useNameOf()
  const handle = typed.trim().replace(/^@/, '')
  const rows = choices.map((choice) => ({ id: choice, name: nameOf(choice), isNew: false }))
  if (isHandle(handle) && !choices.includes(handle))
    rows.push({ id: handle, name: `New author @${handle}`, isNew: true })
  const add = (author: string) => {
    closeDialog()
    const view = currentView()
    if (view === null) return
    const text = view.state.doc.toString()
    const operation = isSplit
      ? splitSection(text, view.state.selection.main.head, author)
      : addSection(text, author)
    // The dialog gives the focus back when it has closed; the editor takes it after that.
    if (applyOperation(operation, 'input.section')) setTimeout(() => currentView()?.focus(), 50)
  }
  return (
    <>
      <Heading slot="title">{isSplit ? 'Split section: whose is the rest?' : 'Add section'}</Heading>
      <Autocomplete filter={contains} inputValue={typed} onInputChange={setTyped}>
        <SearchField className="search" autoFocus>
          <Label>Author</Label>
          <Input className="input" placeholder="Name or handle" />
        </SearchField>
        <ListBox
          className="choice-list"
          aria-label="Authors"
          items={rows}
          selectionMode="none"
          onAction={(key) => add(String(key))}
          renderEmptyState={() => (
            <p className="panel-note">Type a handle: letters, digits, “.”, “-” and “_”.</p>
          )}
        >
          {(row) => (
            <ListBoxItem id={row.id} textValue={`${row.name} @${row.id}`} className="choice">
              <span className="dot" style={{ '--hue': authorHue(row.id) }} />
              <span>{row.name}</span>
              {!row.isNew && <span className="menu-hint">@{row.id}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </>
  )
}
