import { Plus } from 'lucide-react'
import { Button } from 'react-aria-components'
import { runCommand } from '../../commands/commands'
import { openCopy } from '../../state/copiesSlice'
import { useStore } from '../../state/store'
import { AuthorDetails } from './AuthorDetails'
import { AuthorList } from './AuthorList'
import { PostShares } from './PostShares'

/** Who wrote how much: of the open post, and of the folder. */
export function AuthorsPanel() {
  const numbers = useStore((state) => state.numbers)
  const hasPost = useStore((state) => openCopy(state) !== null)
  const chosen = useStore((state) => state.postsBy?.author)
  const details = numbers?.authors.find(({ author }) => author === chosen)
  const latest = numbers?.authors.reduce((newest, { last }) => (last > newest ? last : newest), '') ?? ''
  return (
    <div className="authors-panel">
      {hasPost && (
        <>
          <h3>In this post</h3>
          <PostShares />
        </>
      )}
      {numbers === null || (numbers.authors.length === 0 && !numbers.progress.finished) ? (
        <p className="panel-note">Counting…</p>
      ) : (
        <AuthorList authors={numbers.authors} />
      )}
      {numbers !== null && !numbers.progress.finished && (
        <progress
          className="count-progress"
          value={numbers.progress.done}
          max={Math.max(1, numbers.progress.found)}
          aria-label="Counting posts"
        />
      )}
      {details !== undefined && <AuthorDetails numbers={details} latest={latest.slice(0, 7)} />}
      <Button className="button add-author" onPress={() => runCommand('authors.add')}>
        <Plus /> Add author
      </Button>
    </div>
  )
}
