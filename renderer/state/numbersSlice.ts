import type { StateCreator } from 'zustand'
import type { FolderNumbers, PostId } from '#api'
import type { Store } from './store'

/** Who wrote how much of the folder, and whose posts alone are listed. */
export interface NumbersSlice {
  /** Null until it was asked for. */
  numbers: FolderNumbers | null
  /** The author whose posts alone are listed, or null for all. */
  postsBy: { author: string; ids: ReadonlySet<PostId> } | null
  setNumbers(numbers: FolderNumbers | null): void
  setPostsBy(postsBy: NumbersSlice['postsBy']): void
}

export const createNumbersSlice: StateCreator<Store, [], [], NumbersSlice> = (set) => ({
  numbers: null,
  postsBy: null,
  setNumbers: (numbers) => set({ numbers }),
  setPostsBy: (postsBy) => set({ postsBy }),
})
