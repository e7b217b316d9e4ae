import { useId, useMemo } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { PostId } from '#api'
import { unitOf } from '#domain/moves/move'
import { folderOf } from '#domain/posts/postPath'
import { useStore } from '../../../state/store'

/** A folder below the content folder ('' is that itself), and a name without the ending of a post. */
export interface PathParts {
  folder: string
  name: string
}

interface PathFieldsProps {
  parts: PathParts
  /** What stands behind the name: `.md`, or nothing for the folder of a bundle. */
  ending: string
  /** A name to take by one press, or ''. */
  suggestion: string
  /** While the answer is awaited the fields keep the focus, and cannot be changed. */
  isBusy: boolean
  onChange: (parts: PathParts) => void
}

/** The folders that have posts, and those above them. */
function useFolders(): string[] {
  const posts = useStore((state) => state.posts)
  return useMemo(() => {
    const folders = new Set<string>([''])
    const add = (id: PostId) => {
      for (
        let folder = folderOf(unitOf(id));
        folder !== '' && !folders.has(folder);
        folder = folderOf(folder)
      )
        folders.add(folder)
    }
    for (const id of posts.keys()) add(id)
    return [...folders].sort()
  }, [posts])
}

/** Where a post is to be: its folder and its name. */
export function PathFields({ parts, ending, suggestion, isBusy, onChange }: PathFieldsProps) {
  const { folder, name } = parts
  const folders = useFolders()
  const listId = useId()
  return (
    <div className="path-fields">
      <TextField
        className="control"
        value={name}
        onChange={(text) => onChange({ folder, name: text })}
        isReadOnly={isBusy}
        autoComplete="off"
        spellCheck="false"
        autoFocus
      >
        <Label>Name</Label>
        <span className="path-name">
          <Input className="input input-code" onFocus={(event) => event.target.select()} />
          {ending !== '' && <span className="menu-hint">{ending}</span>}
        </span>
      </TextField>
      {suggestion !== '' && suggestion !== name && (
        <Button
          className="button button-small"
          isDisabled={isBusy}
          onPress={() => onChange({ folder, name: suggestion })}
        >
          Use “{suggestion}”, from the title
        </Button>
      )}
      <TextField
        className="control"
        value={folder}
        onChange={(text) => onChange({ folder: text.replace(/^\/+/, ''), name })}
        isReadOnly={isBusy}
        autoComplete="off"
        spellCheck="false"
      >
        <Label>Folder</Label>
        <Input className="input input-code" list={listId} placeholder="the content folder itself" />
        <datalist id={listId}>
          {folders.slice(0, 500).map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </TextField>
    </div>
  )
}
