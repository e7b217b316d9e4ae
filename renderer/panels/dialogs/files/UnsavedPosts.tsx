import { Button } from 'react-aria-components'
import type { PostId } from '#api'
import { runCommand } from '../../../commands/commands'

/** Tells which posts are to be saved first, and saves them. */
export function UnsavedPosts({ ids, why }: { ids: PostId[]; why: string }) {
  return (
    <div className="rename-unsaved" role="status">
      <p>
        {ids.length === 1 ? 'A post has' : 'Some posts have'} text that is not saved. {why}, so save first:
      </p>
      <ul className="dialog-list">
        {ids.map((id) => (
          <li key={id}>{id}</li>
        ))}
      </ul>
      <Button className="button button-small" onPress={() => runCommand('post.saveAll')}>
        Save all
      </Button>
    </div>
  )
}
