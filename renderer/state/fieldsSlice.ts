import type { StateCreator } from 'zustand'
import type { FolderFields } from '#api'
import type { Store } from './store'

/** What the open post's subfolder tells about its fields. */
export interface FieldsSlice {
  /** Null until it is known. */
  folderFields: FolderFields | null
  setFolderFields(fields: FolderFields | null): void
}

export const createFieldsSlice: StateCreator<Store, [], [], FieldsSlice> = (set) => ({
  folderFields: null,
  setFolderFields: (folderFields) => set({ folderFields }),
})
