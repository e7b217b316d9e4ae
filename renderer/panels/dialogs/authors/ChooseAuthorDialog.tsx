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
import type { CommandId } from '#domain/commandTable'
import { runCommand } from '../../../commands/commands'
import { AuthorBadge } from '../../AuthorBadge'
import { useAuthorChoices } from '../../useAuthorChoices'
import { useNameOf } from '../../useNameOf'

interface ChooseAuthorProps {
  title: string
  command: CommandId
  /** Whom to choose among; left out, all authors of the folder. */
  handles?: readonly string[] | undefined
}

/** Chooses the author of a command that was called without one. */
export function ChooseAuthorDialog({ title, command, handles }: ChooseAuthorProps) {
  const nameOf = useNameOf()
  const { contains } = useFilter({ sensitivity: 'base' })
  const all = useAuthorChoices()
  const rows = (handles ?? all).map((handle) => ({ id: handle, name: nameOf(handle) }))
  return (
    <>
      <Heading slot="title">{title}</Heading>
      <Autocomplete filter={contains}>
        <SearchField className="search" autoFocus>
          <Label>Author</Label>
          <Input className="input" placeholder="Name or handle" />
        </SearchField>
        <ListBox
          className="choice-list"
          aria-label="Authors"
          items={rows}
          selectionMode="none"
          onAction={(key) => runCommand(command, String(key))}
          renderEmptyState={() => <p className="panel-note">No author has this name or handle.</p>}
        >
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={`${name} @${id}`} className="choice">
              <AuthorBadge handle={id} />
              <span>{name}</span>
              <span className="menu-hint">@{id}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </>
  )
}
