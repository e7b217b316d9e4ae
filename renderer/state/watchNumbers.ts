import { on, request, whenReconnected } from '../transport'
import { useStore } from './store'

/** The folder that main counts for us; it begins when the numbers are first looked at. */
let counted: string | null = null

async function ask(): Promise<void> {
  const { folder, tab } = useStore.getState()
  if (folder === null || tab !== 'authors' || counted === folder.key) return
  counted = folder.key
  const answer = await request('getNumbers', {})
  if (answer.ok && counted === folder.key && useStore.getState().numbers === null)
    useStore.getState().setNumbers(answer.value)
}

/** Lists the posts of one author alone, or all again (null). */
export async function showPostsBy(author: string | null): Promise<void> {
  const { folder } = useStore.getState()
  if (author === null) {
    useStore.getState().setPostsBy(null)
    return
  }
  const answer = await request('listPostsBy', { author })
  const state = useStore.getState()
  if (state.folder?.key !== folder?.key) return
  if (answer.ok) state.setPostsBy({ author, ids: new Set(answer.value) })
  else state.notify({ tone: 'error', message: answer.error.message })
}

/** Keeps the numbers those of the open folder once they were looked at, and the list of an author's posts with them. */
export function watchNumbers(): void {
  useStore.subscribe((state, before) => {
    const isSameFolder = state.folder?.key === before.folder?.key
    if (isSameFolder && state.tab === before.tab) return
    if (!isSameFolder) {
      counted = null
      if (state.numbers !== null) state.setNumbers(null)
      if (state.postsBy !== null) state.setPostsBy(null)
    }
    void ask()
  })
  on('numbers', (numbers) => {
    const { setNumbers, postsBy } = useStore.getState()
    setNumbers(numbers)
    if (postsBy !== null) void showPostsBy(postsBy.author)
  })
  whenReconnected(() => {
    counted = null
    void ask()
  })
}
