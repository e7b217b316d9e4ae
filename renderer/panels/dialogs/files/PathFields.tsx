import { Button, Input, Label, TextField } from 'react-aria-components'
import { FolderField } from './FolderField'

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

/** Where a post is to be: its folder and its name. */
export function PathFields({ parts, ending, suggestion, isBusy, onChange }: PathFieldsProps) {
  const { folder, name } = parts
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
      <FolderField value={folder} isBusy={isBusy} onChange={(text) => onChange({ folder: text, name })} />
    </div>
  )
}
