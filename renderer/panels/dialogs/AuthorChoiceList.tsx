import {
  Autocomplete,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { AuthorBadge } from '../AuthorBadge'

export interface AuthorChoice {
  id: string
  name: string
  /** The handle is told behind the name, unless the name is about the handle already. */
  isNew?: boolean
}

interface AuthorChoiceListProps {
  choices: readonly AuthorChoice[]
  /** What is told where no choice has the typed words. */
  emptyNote: string
  onChoose(handle: string): void
  onType?(typed: string): void
}

/** Chooses an author: type to narrow the list, arrow keys and Enter to choose. */
export function AuthorChoiceList({ choices, emptyNote, onChoose, onType }: AuthorChoiceListProps) {
  const { contains } = useFilter({ sensitivity: 'base' })
  return (
    <Autocomplete filter={contains} {...(onType && { onInputChange: onType })}>
      <SearchField className="search" autoFocus>
        <Label>Author</Label>
        <Input className="input" placeholder="Name or handle" />
      </SearchField>
      <ListBox
        className="choice-list"
        aria-label="Authors"
        items={choices}
        selectionMode="none"
        onAction={(key) => onChoose(String(key))}
        renderEmptyState={() => <p className="panel-note">{emptyNote}</p>}
      >
        {({ id, name, isNew = false }) => (
          <ListBoxItem id={id} textValue={`${name} @${id}`} className="choice">
            <AuthorBadge handle={id} />
            <span>{name}</span>
            {!isNew && <span className="menu-hint">@{id}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  )
}
