import { useShallow } from 'zustand/react/shallow'
import type { PostId } from '#api'
import { dirtyCopies } from '../../../state/copiesSlice'
import { useStore } from '../../../state/store'

/** The posts with unsaved text in which a word may stand: a change on disk would not reach that text. */
export function useUnsavedWith(word: string): PostId[] {
  return useStore(
    useShallow((state) =>
      dirtyCopies(state)
        .filter(({ state: { doc }, saved }) => [doc, saved].some((text) => text.toString().includes(word)))
        .map(({ id }) => id),
    ),
  )
}
