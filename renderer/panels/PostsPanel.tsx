import { X } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import { Button, Input, TextField } from 'react-aria-components'
import { useShallow } from 'zustand/react/shallow'
import type { PostId } from '#api'
import { authorHue } from '#domain/authors/colour'
import type { PostSummary } from '#domain/posts/summary'
import { dirtyCopies } from '../state/copiesSlice'
import { createPostSorter, filterPosts } from '../state/postList'
import { selectedPosts } from '../state/selectionSlice'
import { useStore } from '../state/store'
import { showPostsBy } from '../state/watchNumbers'
import { CountLine } from './CountLine'
import { PostMenu } from './PostMenu'
import { PostRows } from './PostRows'
import { useKeptScroll } from './useKeptScroll'
import { useNameOf } from './useNameOf'

/** One for all times that the panel is drawn anew: what was sorted stays so. */
const sortPosts = createPostSorter()

function useRows(): readonly PostSummary[] {
  // Changes may come faster than a long list is put in order: then some are taken together.
  const posts = useDeferredValue(useStore((state) => state.posts))
  const filter = useDeferredValue(useStore((state) => state.filter))
  const sort = useStore((state) => state.settings.sort)
  const ids = useStore((state) => state.postsBy?.ids)
  const sorted = useMemo(() => sortPosts(posts, sort), [posts, sort])
  return useMemo(() => {
    const found = filterPosts(sorted, filter)
    return ids === undefined ? found : found.filter(({ id }) => ids.has(id))
  }, [sorted, filter, ids])
}

/** Whose posts alone are listed; pressed, all are again. */
function PostsByChip({ onPress }: { onPress: () => void }) {
  const author = useStore((state) => state.postsBy?.author)
  const nameOf = useNameOf()
  if (author === undefined) return null
  return (
    <Button
      className="posts-by"
      style={{ '--hue': authorHue(author) }}
      aria-label={`Posts by ${nameOf(author)}: show all again`}
      onPress={onPress}
    >
      <span className="dot" />
      <span>Posts by {nameOf(author)}</span>
      <X />
    </Button>
  )
}

/** The row of the list at or around an element, with its post. */
function rowAt(element: Element): { id: PostId; row: Element } | null {
  const row = element.closest('.post')
  const id = row?.getAttribute('data-key')
  return row && id ? { id, row } : null
}

/** What is done to a post of the list is done to all that are selected, if it is one of them. */
function targetsOf(id: PostId): PostId[] {
  const selected = selectedPosts(useStore.getState())
  return selected.includes(id) ? selected : [id]
}

function trashOrMove(ids: readonly PostId[], key: 'F2' | 'Delete'): void {
  const { openDialog, notify } = useStore.getState()
  const [id = ''] = ids
  if (key === 'Delete') openDialog({ kind: 'trashPosts', ids })
  else if (ids.length === 1) openDialog({ kind: 'movePost', id })
  else notify({ tone: 'info', message: 'Posts are renamed one at a time: select one alone.' })
}

/** All posts of the folder: filter, sort, choose. */
export function PostsPanel() {
  const rows = useRows()
  const dirtyIds = useStore(useShallow((state) => dirtyCopies(state).map(({ id }) => id)))
  const filter = useStore((state) => state.filter)
  const setFilter = useStore((state) => state.setFilter)
  const finished = useStore((state) => state.progress.finished)
  const isByOne = useStore((state) => state.postsBy !== null)
  const list = useRef<HTMLDivElement>(null)
  const showAll = () => {
    void showPostsBy(null)
    // The chip goes away with its filter: the list takes its focus.
    if (document.activeElement?.matches('.posts-by')) list.current?.focus()
  }
  const pressKey = ({ key, target }: KeyboardEvent<HTMLElement>) => {
    const isOnFilter = (target as Element).closest('.posts-by, .post-list') !== null
    if (key === 'Escape' && isByOne && isOnFilter) showAll()
    if (key !== 'F2' && key !== 'Delete') return
    const at = rowAt(target as Element)
    if (at !== null) trashOrMove(targetsOf(at.id), key)
  }
  const [menu, setMenu] = useState<{ ids: PostId[]; row: Element } | null>(null)
  const openMenu = (event: MouseEvent<HTMLElement>) => {
    const at = rowAt(event.target as Element)
    if (at === null) return
    event.preventDefault()
    setMenu({ ids: targetsOf(at.id), row: at.row })
  }
  const sort = useStore((state) => state.settings.sort)
  const folder = useStore((state) => state.folder?.key ?? '')
  useKeptScroll(list, JSON.stringify([folder, sort, filter]))
  return (
    <nav className="posts" aria-label="Posts panel" onKeyDown={pressKey} onContextMenu={openMenu}>
      <TextField className="search" aria-label="Filter posts" value={filter} onChange={setFilter}>
        <Input
          className="input"
          placeholder="Filter posts"
          data-filter-posts=""
          onKeyDown={(event) => event.key === 'Escape' && setFilter('')}
        />
        {filter !== '' && (
          <Button className="clear-button" aria-label="Clear filter" onPress={() => setFilter('')}>
            <X />
          </Button>
        )}
      </TextField>
      <PostsByChip onPress={showAll} />
      <CountLine rows={rows} />
      <PostRows
        ref={list}
        rows={rows}
        dirtyIds={dirtyIds}
        empty={
          <p className="empty-list">
            {filter !== ''
              ? `No post${isByOne ? ' of this author' : ''} has these words in its title, authors, date or path.`
              : finished
                ? 'No posts here. Byline looks for .md, .markdown, .mdx, .Rmd and .qmd files in this folder and all folders below it.'
                : 'Reading…'}
          </p>
        }
      />
      <PostMenu target={menu} onClose={() => setMenu(null)} />
    </nav>
  )
}
