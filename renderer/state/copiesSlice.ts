import type { EditorState } from '@codemirror/state'
import type { StateCreator } from 'zustand'
import type { PostId } from '#api'
import type { Store } from './store'
import { isDirty, type WorkingCopy } from './workingCopy'

/** The posts that are being edited. */
export interface CopiesSlice {
  openId: PostId | null
  /** A post that is being read and not shown yet. */
  openingId: PostId | null
  copies: Readonly<Record<PostId, WorkingCopy>>
  showCopy(copy: WorkingCopy): void
  setOpening(id: PostId | null): void
  setEditorState(id: PostId, state: EditorState): void
  changeCopy(id: PostId, change: Partial<Omit<WorkingCopy, 'id'>>): void
  /** The post has got another id; its text, undo history and place on the screen stay. */
  moveCopy(from: PostId, to: PostId): void
  dropCopy(id: PostId): void
  dropAllCopies(): void
}

/** Clean copies beyond this number, or beyond so many letters together, are let go, oldest first; they can be read again. */
const keptCleanCopies = 12
const keptLetters = 4_000_000

/** The copies without clean ones for which there is no room; the open one stays. */
export function withoutOldest(
  copies: Record<PostId, WorkingCopy>,
  openId: PostId,
): Record<PostId, WorkingCopy> {
  const clean = Object.values(copies).filter((copy) => copy.id !== openId && !isDirty(copy) && !copy.isSaving)
  const surplus = new Set<PostId>()
  let letters = 0
  for (const [index, { id, state }] of clean.reverse().entries()) {
    const { length } = state.doc
    if (index >= keptCleanCopies || letters + length > keptLetters) surplus.add(id)
    else letters += length
  }
  return surplus.size === 0
    ? copies
    : Object.fromEntries(Object.entries(copies).filter(([id]) => !surplus.has(id)))
}

export const createCopiesSlice: StateCreator<Store, [], [], CopiesSlice> = (set) => ({
  openId: null,
  openingId: null,
  copies: {},
  showCopy: (copy) =>
    set((state) => ({
      openId: copy.id,
      openingId: null,
      copies: withoutOldest({ ...state.copies, [copy.id]: copy }, copy.id),
    })),
  setOpening: (openingId) => set({ openingId }),
  setEditorState: (id, editorState) =>
    set(({ copies }) => {
      const copy = copies[id]
      return copy ? { copies: { ...copies, [id]: { ...copy, state: editorState } } } : {}
    }),
  changeCopy: (id, change) =>
    set(({ copies }) => {
      const copy = copies[id]
      return copy ? { copies: { ...copies, [id]: { ...copy, ...change } } } : {}
    }),
  moveCopy: (from, to) =>
    set(({ copies, openId }) => {
      const { [from]: copy, ...rest } = copies
      if (copy === undefined) return {}
      const moved = { ...copy, id: to, outside: null }
      return { copies: { ...rest, [to]: moved }, openId: openId === from ? to : openId }
    }),
  dropCopy: (id) =>
    set(({ copies, openId }) => {
      const { [id]: _dropped, ...rest } = copies
      return { copies: rest, openId: openId === id ? null : openId }
    }),
  dropAllCopies: () => set({ copies: {}, openId: null, openingId: null }),
})

/** The working copy on the screen, or null. */
export function openCopy(state: CopiesSlice): WorkingCopy | null {
  return (state.openId !== null && state.copies[state.openId]) || null
}

/** The working copies with unsaved text. */
export function dirtyCopies(state: CopiesSlice): WorkingCopy[] {
  return Object.values(state.copies).filter(isDirty)
}
