import { useStore } from '../state/store'

/** Opens the dialog for an author who has no entry yet. */
export function addAuthor(handle = ''): void {
  useStore.getState().openDialog({ kind: 'author', handle, isNew: true })
}

/** Opens the dialog of an author; asks for whom, where no handle is given. */
export function editAuthor(handle?: string): void {
  const { openDialog } = useStore.getState()
  if (handle === undefined)
    openDialog({ kind: 'chooseAuthor', title: 'Edit author', command: 'authors.edit' })
  else openDialog({ kind: 'author', handle, isNew: false })
}

/** Opens the dialog that changes a handle in all of the folder; asks which, where none is given. */
export function renameAuthor(handle?: string): void {
  const { openDialog } = useStore.getState()
  if (handle === undefined)
    openDialog({ kind: 'chooseAuthor', title: 'Change a handle', command: 'authors.rename' })
  else openDialog({ kind: 'renameHandle', handle })
}
