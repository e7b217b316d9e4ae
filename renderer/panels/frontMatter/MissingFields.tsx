import { Button } from 'react-aria-components'
import { missingKeys } from '#domain/fields/missingKeys'
import { useStore } from '../../state/store'
import { addNewField, focusField } from './newFields'

const mostShown = 8

/** One line that offers the keys that most posts beside this one have. */
export function MissingFields({ taken, switchedOff }: { taken: string[]; switchedOff: string[] }) {
  const folder = useStore((state) => state.folderFields)
  const notify = useStore((state) => state.notify)
  const missing = missingKeys(taken, folder?.usage ?? null, folder?.rules ?? {}).filter(
    ({ key }) => !switchedOff.includes(key),
  )
  if (missing.length === 0) return null
  const add = (keys: string[]) => {
    for (const key of keys) {
      const failure = addNewField(key, folder)
      if (failure !== null) notify({ tone: 'error', message: failure })
    }
    focusField(keys[0] ?? '')
  }
  const shown = missing.slice(0, mostShown)
  return (
    <p className="missing-fields">
      <span>Most posts here also have</span>{' '}
      {shown.map(({ key, isRequired }) => (
        <Button
          key={key}
          className={isRequired ? 'missing-field is-required' : 'missing-field'}
          aria-label={`Add ${key}${isRequired ? ', required' : ''}`}
          onPress={() => add([key])}
        >
          + {key}
        </Button>
      ))}
      {shown.length > 1 && (
        <Button className="link-button" onPress={() => add(shown.map(({ key }) => key))}>
          Add all {shown.length}
        </Button>
      )}
    </p>
  )
}
