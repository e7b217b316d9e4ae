import { useState } from 'react'
import { Heading } from 'react-aria-components'
import { isHandle } from '#domain/authors/handle'
import { addSectionBy, splitSectionFor } from '../../commands/sectionActions'
import { currentView } from '../../editor/currentView'
import { useStore } from '../../state/store'
import { useAuthorChoices } from '../useAuthorChoices'
import { useNameOf } from '../useNameOf'
import { type AuthorChoice, AuthorChoiceList } from './AuthorChoiceList'

/** Chooses whose section to add, or whose the rest of the section at the cursor is; the cursor then stands in it. A handle nobody has used yet can be typed. */
export function AddSectionDialog({ isSplit }: { isSplit: boolean }) {
  const choices = useAuthorChoices()
  const closeDialog = useStore((state) => state.closeDialog)
  const [typed, setTyped] = useState('')
  const nameOf = useNameOf()
  const handle = typed.trim().replace(/^@/, '')
  const rows: AuthorChoice[] = choices.map((choice) => ({ id: choice, name: nameOf(choice) }))
  if (isHandle(handle) && !choices.includes(handle))
    rows.push({ id: handle, name: `New author @${handle}`, isNew: true })
  const add = (author: string) => {
    closeDialog()
    const isDone = isSplit ? splitSectionFor(author) : addSectionBy(author, false)
    // The dialog gives the focus back when it has closed; the editor takes it after that.
    if (isDone) setTimeout(() => currentView()?.focus(), 50)
  }
  return (
    <>
      <Heading slot="title">{isSplit ? 'Split section: whose is the rest?' : 'Add section'}</Heading>
      <AuthorChoiceList
        choices={rows}
        emptyNote="Type a handle: letters, digits, “.”, “-” and “_”."
        onChoose={add}
        onType={setTyped}
      />
    </>
  )
}
