import { useMemo } from 'react'
import { createAuthorFinder } from '#domain/authors/authorNumbers'
import { authorHue } from '#domain/authors/colour'
import { percentsOf } from '#domain/authors/percents'
import { sharesOf } from '#domain/authors/shares'
import { openAnalysis } from '../../state/analysisSlice'
import { useStore } from '../../state/store'
import { AuthorBadge } from '../AuthorBadge'
import { counted } from '../counted'
import { useNameOf } from '../useNameOf'

const nobody: string[] = []

/** Who wrote how much of the open post. */
export function PostShares() {
  const sections = useStore((state) => openAnalysis(state)?.sections)
  const authors = useStore((state) => state.authors)
  const owners = useStore((state) => state.posts.get(state.openId ?? '')?.authors ?? nobody)
  const nameOf = useNameOf()
  const shares = useMemo(
    () => (sections === undefined ? [] : sharesOf(sections, owners.map(createAuthorFinder(authors)))),
    [sections, owners, authors],
  )
  const percents = percentsOf(shares.map(({ words }) => words))
  if (shares.length === 0)
    return (
      <p className="panel-note">This post names no author. Set one in its front matter, or write a byline.</p>
    )
  return (
    <ul className="post-shares" aria-label="Shares of this post">
      {shares.map(({ author, words, links }, index) => {
        const share = percents[index]
        return (
          <li key={author} className="post-share" style={{ '--hue': authorHue(author) }}>
            <AuthorBadge handle={author} />
            <span className="author-name">{nameOf(author)}</span>
            <span className="share-percent">{share} %</span>
            <span className="share-bar" aria-hidden="true">
              <span style={{ inlineSize: `${share}%` }} />
            </span>
            <span className="share-numbers">
              {counted(words, 'word')}
              {links > 0 && ` · ${counted(links, 'link')}`}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
