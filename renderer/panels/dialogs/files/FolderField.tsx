import { useId, useMemo } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import type { PostId } from '#api'
import { unitOf } from '#domain/moves/move'
import { folderOf } from '#domain/posts/postPath'
import { useStore } from '../../../state/store'

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

interface FolderFieldProps {
  value: string
  /** While the answer is awaited the field keeps the focus, and cannot be changed. */
  isBusy: boolean
  autoFocus?: boolean
  onChange: (folder: string) => void
}

/** A folder below the content folder, new or one of those that have posts; '' is the content folder itself. */
export function FolderField({ value, isBusy, autoFocus = false, onChange }: FolderFieldProps) {
  const folders = useFolders()
  const listId = useId()
  return (
    <TextField
      className="control"
      value={value}
      onChange={(text) => onChange(text.replace(/^\/+/, ''))}
      isReadOnly={isBusy}
      autoComplete="off"
      spellCheck="false"
      autoFocus={autoFocus}
    >
      <Label>Folder</Label>
      <Input className="input input-code" list={listId} placeholder="the content folder itself" />
      <datalist id={listId}>
        {folders.slice(0, 500).map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </TextField>
  )
}
