import { Plus } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Button } from 'react-aria-components'
import { useStore } from '../../state/store'
import { PickBox } from './controls/PickBox'
import { addNewField, focusField } from './newFields'

/** Keys that sites commonly use; those of the folder's posts come before them. */
const common = [
  ...['title', 'date', 'author', 'authors', 'slug', 'description', 'summary', 'categories', 'tags', 'draft'],
  ...['type', 'featured', 'image', 'lastmod', 'weight', 'aliases', 'layout'],
]

/** Adds a field by its key, with the keys of the folder's posts as suggestions. */
export function AddField({ taken }: { taken: string[] }) {
  const folder = useStore((state) => state.folderFields)
  const [isOpen, setOpen] = useState(false)
  const [key, setKey] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const known = new Map(folder?.usage.keys.map((usage) => [usage.key, usage.posts]))
  const suggestions = [...new Set([...known.keys(), ...common])]
    .filter((name) => !taken.includes(name) && name.toLowerCase().includes(key.trim().toLowerCase()))
    .map((name) => ({ name, posts: known.get(name) ?? 0 }))
    .sort((a, b) => b.posts - a.posts)
    .slice(0, 12)
    .map(({ name, posts }) => ({
      value: name,
      text: name,
      hint: posts === 0 ? undefined : posts === 1 ? '1 post' : `${posts} posts`,
    }))
  const close = () => {
    setKey('')
    setFailure(null)
    setOpen(false)
  }
  const add = (typed: string) => {
    const name = typed.trim()
    if (name === '') return
    const message = taken.includes(name)
      ? `This post has a field “${name}” already.`
      : addNewField(name, folder)
    setFailure(message)
    if (message !== null) return
    close()
    focusField(name)
  }
  if (!isOpen) {
    return (
      <Button className="quiet-button add-field" onPress={() => setOpen(true)}>
        <Plus /> Add field
      </Button>
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button has opened
    <div className="add-field-form" onKeyDown={onKeyDown}>
      <div className="control">
        <label htmlFor="new-field-name">Name of the new field</label>
        <PickBox
          label="Name of the new field"
          id="new-field-name"
          typed={key}
          onType={setKey}
          suggestions={suggestions}
          onPick={add}
          inputClass="input input-code"
          autoFocus
        />
      </div>
      {failure !== null && (
        <p className="field-failure" role="alert">
          {failure}
        </p>
      )}
      <div className="add-field-line">
        <Button
          className="button button-small button-main"
          isDisabled={key.trim() === ''}
          onPress={() => add(key)}
        >
          Add
        </Button>
        <Button className="button button-small" onPress={close}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
