import { openCopy } from '../state/copiesSlice'
import { postKit } from '../state/loadPostKit'
import { useStore } from '../state/store'

/** The open post's title as its text has it now, else as the list knows it; '' without a post. */
export function usePostTitle(): string {
  return useStore((state) => {
    const copy = openCopy(state)
    if (copy === null) return ''
    const { fields } = postKit().frontMatterOf(copy.state.doc)
    const field = fields.find(({ path }) => path.length === 1 && path[0] === 'title')
    const title = typeof field?.value === 'string' ? field.value.trim() : ''
    return title || state.posts.get(copy.id)?.title || copy.id
  })
}
