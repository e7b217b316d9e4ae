import { Switch } from 'react-aria-components'
import { changeField } from '../changeField'
import { type ControlProps, FieldName } from './control'

/** Yes or no. */
export function SwitchField({ field, info, isReadOnly, onFailure }: ControlProps) {
  return (
    <Switch
      className="switch"
      isSelected={field.value === true}
      isDisabled={isReadOnly}
      onChange={(isOn) => onFailure(changeField(field, isOn))}
    >
      <span>
        <FieldName info={info} />
      </span>
      <span className="switch-track" />
    </Switch>
  )
}
