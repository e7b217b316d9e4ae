import { type ReactNode, type RefObject, useMemo } from 'react'
import { FocusScope, useListBox } from 'react-aria'
import { useListState } from 'react-stately'
import type { PostSummary } from '#domain/posts/summary'
import { PostItem, rowHeight } from './PostItem'
import { createRowKeys, PostCollection } from './postCollection'
import { useVisibleRows } from './useVisibleRows'

interface PostRowsProps {
  ref: RefObject<HTMLDivElement | null>
  rows: readonly PostSummary[]
  /** Posts with unsaved text. */
  dirtyIds: readonly string[]
  shownId: string | null
  onOpen(id: string): void
  /** What stands there without rows. */
  empty: ReactNode
}

/** The list of posts: only the rows in sight are drawn, and the one that has the focus. */
export function PostRows({ ref, rows, dirtyIds, shownId, onOpen, empty }: PostRowsProps) {
  const collection = useMemo(() => new PostCollection(rows), [rows])
  const state = useListState<PostSummary>({
    collection,
    selectionMode: 'single',
    selectionBehavior: 'replace',
    disallowEmptySelection: true,
    selectedKeys: shownId === null ? [] : [shownId],
    onSelectionChange: (keys) => {
      const [id] = keys === 'all' ? [] : keys
      if (typeof id === 'string' && id !== shownId) onOpen(id)
    },
  })
  const keyboardDelegate = useMemo(
    () =>
      createRowKeys(collection, () =>
        Math.max(1, Math.floor((ref.current?.clientHeight ?? 0) / rowHeight) - 1),
      ),
    [collection, ref],
  )
  const { listBoxProps } = useListBox(
    { 'aria-label': 'Posts', selectionBehavior: 'replace', disallowEmptySelection: true, keyboardDelegate },
    state,
    ref,
  )
  const { from, to } = useVisibleRows(ref, rowHeight, rows.length)
  const shown = Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step)
  const { focusedKey } = state.selectionManager
  const focused = focusedKey === null ? -1 : collection.indexOf(focusedKey)
  if (focused >= 0 && focused < from) shown.unshift(focused)
  if (focused >= to) shown.push(focused)
  return (
    <FocusScope>
      <div {...listBoxProps} ref={ref} className="post-list" data-empty={rows.length === 0 || undefined}>
        {rows.length === 0 ? (
          empty
        ) : (
          <div role="presentation" className="post-rows" style={{ blockSize: rows.length * rowHeight }}>
            {shown.map((index) => {
              // Asking for it makes its place known.
              const post = collection.at(index)?.value
              return (
                post && (
                  <PostItem
                    key={post.id}
                    post={post}
                    isDirty={dirtyIds.includes(post.id)}
                    index={index}
                    state={state}
                  />
                )
              )
            })}
          </div>
        )}
      </div>
    </FocusScope>
  )
}
