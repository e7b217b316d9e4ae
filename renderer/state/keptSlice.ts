import type { StateCreator } from 'zustand'
import type { KeptText } from '#api'
import type { Store } from './store'

/** Unsaved text that earlier windows left in the open folder, until the writer restores it or gives it up. */
export interface KeptSlice {
  keptTexts: readonly KeptText[]
  setKeptTexts(texts: readonly KeptText[]): void
  forgetKeptText(token: string): void
}

export const createKeptSlice: StateCreator<Store, [], [], KeptSlice> = (set) => ({
  keptTexts: [],
  setKeptTexts: (keptTexts) => set({ keptTexts }),
  forgetKeptText: (token) =>
    set(({ keptTexts }) => ({ keptTexts: keptTexts.filter((text) => text.token !== token) })),
})
