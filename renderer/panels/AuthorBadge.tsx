import { useState } from 'react'
import { assetPath } from '#api'
import { authorHue } from '#domain/authors/colour'
import type { AuthorEntry } from '#domain/authors/entry'
import { authorName, initials } from '#domain/authors/handle'
import { avatarSource } from '#domain/page/byline'
import { useStore } from '../state/store'

interface AuthorBadgeProps {
  handle: string
  size?: 'small' | 'large'
  /** What to show instead of the directory's entry, as in a form that changes it. */
  entry?: Pick<AuthorEntry, 'name' | 'avatar'>
}

/**
 * The picture of an author, or initials on the author's colour where there is none that loads. It says nothing to a
 * screen reader: the name always stands beside it.
 */
export function AuthorBadge({ handle, size = 'small', entry }: AuthorBadgeProps) {
  const known = useStore(({ authors }) => authors.find((author) => author.handle === handle))
  const folderKey = useStore((state) => state.folder?.key)
  const revision = useStore((state) => state.assetsRevision)
  const [loaded, setLoaded] = useState('')
  const shown = entry ?? known
  const source = avatarSource(shown)
  // The source is rooted: any path below the folder will do for the post that shows it.
  const address =
    source === '' || folderKey === undefined ? null : assetPath(folderKey, 'post.md', source, revision)
  return (
    <span
      className={`author-badge author-badge-${size}`}
      style={{ '--hue': authorHue(handle) }}
      aria-hidden="true"
    >
      {initials(authorName(shown, handle)) || '@'}
      {address !== null && (
        <img src={address} alt="" hidden={loaded !== address} onLoad={() => setLoaded(address)} />
      )}
    </span>
  )
}
