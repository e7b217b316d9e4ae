import { Button } from 'react-aria-components'
import type { CommentedField } from '#domain/frontMatter/commentedFields'
import { labelOf } from '#domain/frontMatter/label'
import { useStore } from '../../state/store'
import { takeFromComment } from './changeField'
import { focusField } from './newFields'

/** Fields that stand in comments, each with a way to switch it on. */
export function SwitchedOffFields({ fields, isReadOnly }: { fields: CommentedField[]; isReadOnly: boolean }) {
  const notify = useStore((state) => state.notify)
  if (fields.length === 0) return null
  const switchOn = (key: string) => {
    const failure = takeFromComment(key)
    if (failure !== null) notify({ tone: 'error', message: failure })
    else focusField(key)
  }
  return (
    <section className="off-fields" aria-label="Switched off fields">
      <h3 className="form-group">Switched off (in comments)</h3>
      {fields.map(({ key, field }) => (
        <div className="off-field" key={key}>
          <span className="off-name">{labelOf(key)}</span>
          <code className="off-value">{field.source.trim()}</code>
          {!isReadOnly && (
            <Button
              className="button button-small"
              aria-label={`Switch ${key} on`}
              onPress={() => switchOn(key)}
            >
              Switch on
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}
