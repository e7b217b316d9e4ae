import type { StateCreator } from 'zustand'
import type { PageStyle } from '#api'
import type { Store } from './store'

/** The look of the open folder's pages. */
export interface PageSlice {
  /** Null until main has told. */
  pageStyle: PageStyle | null
  setPageStyle(style: PageStyle | null): void
}

export const createPageSlice: StateCreator<Store, [], [], PageSlice> = (set) => ({
  pageStyle: null,
  setPageStyle: (pageStyle) => set({ pageStyle }),
})
