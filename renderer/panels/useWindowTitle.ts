import { useEffect } from 'react'
import { openCopy } from '../state/copiesSlice'
import { useStore } from '../state/store'
import { isDirty } from '../state/workingCopy'
import { usePostTitle } from './usePostTitle'

/** Keeps the window's title true: a mark for unsaved text, the post, the folder. */
export function useWindowTitle(): void {
  const folder = useStore((state) => state.folder?.name)
  const dirty = useStore((state) => {
    const copy = openCopy(state)
    return copy !== null && isDirty(copy)
  })
  const title = usePostTitle()
  useEffect(() => {
    const parts = [title, folder, 'Byline'].filter(Boolean)
    document.title = `${dirty ? '● ' : ''}${parts.join(' – ')}`
  }, [title, folder, dirty])
}
