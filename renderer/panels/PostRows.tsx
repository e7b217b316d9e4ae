import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useMemo, useRef } from 'react'
import { FocusScope, mergeProps, useListBox } from 'react-aria'
import type { PostId } from '#api'
import type { PostSummary } from '#domain/posts/summary'
import { openPost } from '../state/openPost'
import { noSelection, selectOne } from '../state/postSelection'
import { countSelected, shownId } from '../state/selectionSlice'
import { useStore } from '../state/store'
import { PostItem, rowHeight } from './PostItem'
import { createRowKeys, PostCollection } from './postCollection'
import { extendSelection, usePostSelection } from './usePostSelection'
import { useVisibleRows } from './useVisibleRows'

interface PostRowsProps {
  ref: RefObject<HTMLDivElement | null>
  rows: readonly PostSummary[]
  /** Posts with unsaved text. */
  dirtyIds: readonly string[]
  /** What stands there without rows. */
  empty: ReactNode
}

/** The list of posts: only the rows in sight are drawn, and the one that has the focus. */
export function PostRows({ ref, rows, dirtyIds, empty }: PostRowsProps) {
  const collection = useMemo(() => new PostCollection(rows), [rows])
  const isEntering = useRef(false)
  const state = usePostSelection(collection, () => isEntering.current)
  const shown = useStore(shownId)
  const isSeveral = useStore((store) => countSelected(store) > 0)
  const keyboardDelegate = useMemo(
    () =>
      createRowKeys(collection, () =>
        Math.max(1, Math.floor((ref.current?.clientHeight ?? 0) / rowHeight) - 1),
      ),
    [collection, ref],
  )
  const { listBoxProps } = useListBox(
    {
      ...{ 'aria-label': 'Posts', selectionBehavior: 'replace', disallowEmptySelection: true },
      ...{ keyboardDelegate, onAction: (key) => void openPost(String(key)) },
    },
    state,
    ref,
  )
  const manager = state.selectionManager
  const ownProps = {
    onFocusCapture: () => {
      isEntering.current = true
    },
    onFocus: () => {
      isEntering.current = false
    },
    onPointerDownCapture(event: PointerEvent) {
      // On a Mac this opens the menu and chooses nothing.
      if (event.ctrlKey && useStore.getState().platform === 'mac') event.stopPropagation()
    },
    onKeyDownCapture(event: KeyboardEvent) {
      const { key, shiftKey, ctrlKey, metaKey, altKey } = event
      if (key === 'Escape' && isSeveral) leaveOne()
      else if (shiftKey && !(ctrlKey || metaKey || altKey) && (key === 'Home' || key === 'End')) {
        const end = key === 'Home' ? collection.getFirstKey() : collection.getLastKey()
        if (end === null) return
        manager.setFocusedKey(end)
        extendSelection(collection, String(end))
      } else return
      event.preventDefault()
      event.stopPropagation()
    },
  }
  /** The open post stays selected alone; where it is not in the list, the post with the focus. */
  const leaveOne = () => {
    const { setSelection } = useStore.getState()
    const isListed = shown !== null && collection.indexOf(shown) >= 0
    const focused = manager.focusedKey as PostId | null
    if (isListed) manager.setFocusedKey(shown)
    setSelection(isListed || focused === null ? noSelection : selectOne(focused, shown))
  }
  const { from, to } = useVisibleRows(ref, rowHeight, rows.length)
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step)
  const { focusedKey } = manager
  const focused = focusedKey === null ? -1 : collection.indexOf(focusedKey)
  if (focused >= 0 && focused < from) drawn.unshift(focused)
  if (focused >= to) drawn.push(focused)
  return (
    <FocusScope>
      <div
        {...mergeProps(listBoxProps, ownProps)}
        ref={ref}
        className="post-list"
        data-empty={rows.length === 0 || undefined}
        data-several={isSeveral || undefined}
      >
        {rows.length === 0 ? (
          empty
        ) : (
          <div role="presentation" className="post-rows" style={{ blockSize: rows.length * rowHeight }}>
            {drawn.map((index) => {
              // Asking for it makes its place known.
              const post = collection.at(index)?.value
              return (
                post && (
                  <PostItem
                    key={post.id}
                    post={post}
                    isDirty={dirtyIds.includes(post.id)}
                    isShown={post.id === shown}
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
