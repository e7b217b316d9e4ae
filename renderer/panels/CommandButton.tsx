import type { ReactNode } from 'react'
import { Button, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { type CommandId, commandTable } from '#domain/commandTable'
import { runCommand, useCommandEnabled } from '../commands/commands'
import { keysLabel } from '../commands/keys'
import { useStore } from '../state/store'

const infoOf = (id: CommandId) => commandTable.find((command) => command.id === id)

/** What a tooltip says of a command: its name and its keys. */
function CommandTooltip({ id }: { id: CommandId }) {
  const isMac = useStore((state) => state.platform === 'mac')
  const info = infoOf(id)
  const keys = keysLabel(info?.keys ?? null, isMac)
  return (
    <Tooltip className="tooltip" offset={6}>
      {info?.label}
      {keys !== '' && <kbd>{keys}</kbd>}
    </Tooltip>
  )
}

/** A button that runs a command; named by the command, disabled when it cannot run. */
export function CommandButton(props: { id: CommandId; className?: string; children?: ReactNode }) {
  const isEnabled = useCommandEnabled(props.id)
  const label = infoOf(props.id)?.label ?? ''
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        className={props.className ?? 'button'}
        aria-label={label}
        isDisabled={!isEnabled}
        onPress={() => runCommand(props.id)}
      >
        {props.children ?? label}
      </Button>
      <CommandTooltip id={props.id} />
    </TooltipTrigger>
  )
}

/** A button that shows whether a panel is open and toggles it by its command. */
export function CommandToggle(props: { id: CommandId; isOn: boolean; children: ReactNode }) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <ToggleButton
        className="icon-button"
        aria-label={`${infoOf(props.id)?.label} panel`}
        isSelected={props.isOn}
        onChange={() => runCommand(props.id)}
      >
        {props.children}
      </ToggleButton>
      <CommandTooltip id={props.id} />
    </TooltipTrigger>
  )
}
