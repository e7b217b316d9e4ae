import { Switch } from 'react-aria-components'
import { changeField } from './changeField'
import type { ControlProps } from './FieldRow'

/** Yes or no. */
export function SwitchField({ field, isReadOnly, onFailure }: ControlProps) {
  return (
    <Switch
      className="switch"
      isSelected={field.value === true}
      isDisabled={isReadOnly}
      onChange={(isOn) => onFailure(changeField(field, isOn))}
    >
      <span>{field.label}</span>
      <span className="switch-track" />
    </Switch>
  )
}
