import { create } from 'zustand'
import { type AnalysisSlice, createAnalysisSlice } from './analysisSlice'
import { type CopiesSlice, createCopiesSlice } from './copiesSlice'
import { createFieldsSlice, type FieldsSlice } from './fieldsSlice'
import { createFolderSlice, type FolderSlice } from './folderSlice'
import { createKeptSlice, type KeptSlice } from './keptSlice'
import { createNumbersSlice, type NumbersSlice } from './numbersSlice'
import { createPageSlice, type PageSlice } from './pageSlice'
import { createPostsSlice, type PostsSlice } from './postsSlice'
import { createSelectionSlice, type SelectionSlice } from './selectionSlice'
import { createWindowSlice, type WindowSlice } from './windowSlice'

export type Store = FolderSlice &
  PostsSlice &
  CopiesSlice &
  AnalysisSlice &
  FieldsSlice &
  KeptSlice &
  NumbersSlice &
  PageSlice &
  SelectionSlice &
  WindowSlice

/** All facts of the renderer, one owner each; what can be derived is derived by its readers. */
export const useStore = create<Store>()((...parts) => ({
  ...createFolderSlice(...parts),
  ...createPostsSlice(...parts),
  ...createCopiesSlice(...parts),
  ...createAnalysisSlice(...parts),
  ...createFieldsSlice(...parts),
  ...createKeptSlice(...parts),
  ...createNumbersSlice(...parts),
  ...createPageSlice(...parts),
  ...createSelectionSlice(...parts),
  ...createWindowSlice(...parts),
}))
