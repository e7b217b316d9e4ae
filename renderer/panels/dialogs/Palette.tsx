import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, useFilter } from 'react-aria-components'
import { commandTable } from '#domain/commandTable'
import { isCommandId, runCommand, useEnabledCommands } from '../../commands/commands'
import { keysLabel } from '../../commands/keys'
import { useStore } from '../../state/store'

/** Every command by name, with its keys. */
export function Palette() {
  const isMac = useStore((state) => state.platform === 'mac')
  const closeDialog = useStore((state) => state.closeDialog)
  const { contains } = useFilter({ sensitivity: 'base' })
  const enabled = useEnabledCommands()
  const rows = commandTable.filter(({ id }) => id !== 'palette.open' && enabled.includes(id))
  return (
    <Autocomplete filter={contains}>
      <SearchField className="search" aria-label="Search commands" autoFocus>
        <Input className="input" placeholder="What do you want to do?" />
      </SearchField>
      <ListBox
        className="choice-list"
        aria-label="Commands"
        items={rows}
        selectionMode="none"
        onAction={(key) => {
          closeDialog()
          const id = String(key)
          if (isCommandId(id)) setTimeout(() => runCommand(id), 50)
        }}
        renderEmptyState={() => <p className="panel-note">No command has these words.</p>}
      >
        {({ id, label, menu, keys }) => (
          <ListBoxItem id={id} textValue={`${label} ${menu}`} className="choice">
            <span>{label}</span>
            <span className="menu-hint">{menu}</span>
            <kbd>{keysLabel(keys, isMac)}</kbd>
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  )
}
