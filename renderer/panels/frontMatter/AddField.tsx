import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { addField } from '#domain/frontMatter/edits'
import { currentView, dispatchEdits } from '../../editor/currentView'
import { headOf } from '../../state/frontMatter'

/** Keys that sites commonly use, with a first value that tells the field's type. */
const usual: Record<string, string | boolean | string[]> = {
  title: '',
  date: '',
  author: '',
  authors: [],
  slug: '',
  description: '',
  categories: [],
  tags: [],
  draft: true,
  type: '',
  featured: [],
}

/** Adds a field by its key; the usual ones that are missing are one click away. */
export function AddField({ taken }: { taken: string[] }) {
  const [isOpen, setOpen] = useState(false)
  const [key, setKey] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const isMissing = (name: string) =>
    !taken.includes(name) && !(name === 'author' && taken.includes('authors'))
  const suggestions = Object.keys(usual).filter(
    (name) => isMissing(name) && !(name === 'authors' && taken.includes('author')),
  )

  const add = (name: string) => {
    const view = currentView()
    if (view === null || name === '') return
    if (taken.includes(name)) {
      setFailure(`This post has a field “${name}” already.`)
      return
    }
    const value = name === 'date' ? new Date().toISOString().slice(0, 10) : (usual[name] ?? '')
    const result = addField(headOf(view.state.doc), name, value)
    if (!result.ok) {
      setFailure(result.message)
      return
    }
    dispatchEdits(result.edits, { event: 'input.form' })
    setKey('')
    setFailure(null)
    setOpen(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add(key.trim())
  }
  if (!isOpen) {
    return (
      <Button className="quiet-button add-field" onPress={() => setOpen(true)}>
        <Plus /> Add field
      </Button>
    )
  }
  return (
    <form className="add-field-form" onSubmit={submit}>
      <TextField className="control" value={key} onChange={setKey} autoFocus>
        <Label>Name of the new field</Label>
        <Input className="input input-code" onKeyDown={(event) => event.key === 'Escape' && setOpen(false)} />
      </TextField>
      <div className="add-field-line">
        {suggestions.slice(0, 6).map((name) => (
          <Button key={name} className="button button-small" onPress={() => add(name)}>
            {name}
          </Button>
        ))}
      </div>
      {failure !== null && (
        <p className="field-failure" role="alert">
          {failure}
        </p>
      )}
      <div className="add-field-line">
        <Button type="submit" className="button button-small button-main" isDisabled={key.trim() === ''}>
          Add
        </Button>
        <Button className="button button-small" onPress={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
