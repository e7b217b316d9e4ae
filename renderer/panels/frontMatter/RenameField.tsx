import { type FormEvent, useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { Field } from '#domain/frontMatter/fields'
import { nameField } from './changeField'

/** Asks for a field's new name; Enter renames it, Escape leaves it. */
export function RenameField({ field, old, onDone }: { field: Field; old: string; onDone: () => void }) {
  const [name, setName] = useState(old)
  const [failure, setFailure] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const message = nameField(field, name.trim())
    setFailure(message)
    if (message === null) onDone()
  }
  return (
    <form className="rename-field" onSubmit={submit}>
      <TextField className="control" value={name} onChange={setName} autoFocus>
        <Label>New name of “{old}”</Label>
        <Input
          className="input input-code"
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            event.stopPropagation()
            onDone()
          }}
        />
      </TextField>
      <div className="add-field-line">
        <Button type="submit" className="button button-small button-main" isDisabled={name.trim() === ''}>
          Rename
        </Button>
        <Button className="button button-small" onPress={onDone}>
          Cancel
        </Button>
      </div>
      {failure !== null && (
        <p className="field-failure" role="alert">
          {failure}
        </p>
      )}
    </form>
  )
}
