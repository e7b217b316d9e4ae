import { useShallow } from 'zustand/react/shallow'
import type { PostId } from '#api'
import { dirtyCopies } from '../../../state/copiesSlice'
import { useStore } from '../../../state/store'
import { counted } from '../../counted'

/** What is to know of the posts that are chosen: which stay out, and which are not as they are in the editor. */
export function ChosenPosts({ ids, drafts }: { ids: readonly PostId[]; drafts: boolean }) {
  const posts = useStore((state) => state.posts)
  const unsaved = useStore(useShallow((state) => dirtyCopies(state).map(({ id }) => id)))
  const out = drafts ? 0 : ids.filter((id) => posts.get(id)?.draft).length
  const changed = unsaved.filter((id) => ids.includes(id)).length
  return (
    <div className="export-chosen" role="status">
      {ids.length - out > 0 ? counted(ids.length - out, 'post') : 'No post'}
      {out > 0 && `; ${counted(out, 'draft')} ${out === 1 ? 'stays' : 'stay'} out`}
      {changed > 0 && `; ${changed.toLocaleString('en')} with unsaved text: pages are made of what is saved`}.
    </div>
  )
}
