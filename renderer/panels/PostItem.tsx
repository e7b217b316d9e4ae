import { useRef } from 'react'
import { mergeProps, useHover, useOption } from 'react-aria'
import type { ListState } from 'react-stately'
import { authorHue } from '#domain/authors/colour'
import type { PostSummary } from '#domain/posts/summary'
import { formatDate } from './formatDate'

/** Pixels; posts.css says the same. */
export const rowHeight = 54

interface PostItemProps {
  post: PostSummary
  isDirty: boolean
  /** Whether it is the post in the editor. */
  isShown: boolean
  index: number
  state: ListState<PostSummary>
}

/** One line of the list. */
export function PostItem({ post, isDirty, isShown, index, state }: PostItemProps) {
  const element = useRef<HTMLDivElement>(null)
  const { optionProps, labelProps, descriptionProps, isSelected, isFocusVisible } = useOption(
    { key: post.id },
    state,
    element,
  )
  const { hoverProps, isHovered } = useHover({})
  const place = {
    'aria-posinset': index + 1,
    'aria-setsize': state.collection.size,
    'aria-current': isShown || undefined,
  }
  const folderPath = post.id.includes('/') ? post.id.slice(0, post.id.lastIndexOf('/')) : ''
  return (
    <div
      {...mergeProps(optionProps, hoverProps, place)}
      ref={element}
      className="post"
      style={{ insetBlockStart: index * rowHeight }}
      data-shown={isShown || undefined}
      data-hovered={isHovered || undefined}
      data-selected={isSelected || undefined}
      data-focus-visible={isFocusVisible || undefined}
    >
      <span className="post-line">
        <span {...labelProps} className="post-title">
          {post.title}
        </span>
        {isDirty && (
          <span className="dirty-mark" role="img" aria-label="Unsaved">
            ●
          </span>
        )}
      </span>
      <span {...descriptionProps} className="post-about" title={post.id}>
        {post.trouble !== '' ? (
          <span className="post-trouble">{post.trouble}</span>
        ) : (
          <>
            {post.authors.length > 0 && (
              <span className="post-dots" title={post.authors.join(', ')}>
                {post.authors.slice(0, 4).map((author) => (
                  <span key={author} className="dot" style={{ '--hue': authorHue(author) }} />
                ))}
                <span className="visually-hidden">{post.authors.join(', ')} </span>
              </span>
            )}
            {post.date !== '' && <span className="post-date">{formatDate(post.date)}</span>}
            {folderPath !== '' && <span className="post-path">{folderPath}</span>}
            {post.draft && <span className="badge">Draft</span>}
          </>
        )}
      </span>
    </div>
  )
}
