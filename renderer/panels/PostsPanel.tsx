import { X } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import {
  Button,
  Input,
  ListBox,
  ListBoxItem,
  ListLayout,
  Text,
  TextField,
  Virtualizer,
} from 'react-aria-components'
import { useShallow } from 'zustand/react/shallow'
import type { Settings } from '#api'
import { authorHue } from '#domain/authors/colour'
import type { PostSummary } from '#domain/posts/summary'
import { dirtyCopies } from '../state/copiesSlice'
import { changeSettings } from '../state/folders'
import { openPost } from '../state/openPost'
import { listPosts } from '../state/postList'
import { useStore } from '../state/store'
import { showPostsBy } from '../state/watchNumbers'
import { counted } from './counted'
import { formatDate } from './formatDate'
import { SortMenu } from './SortMenu'
import { useNameOf } from './useNameOf'

const sortLabels: Record<Settings['sort'], string> = { date: 'Date', title: 'Title', changed: 'Changed' }

/** One line of the list, with what is only known here: whether it has unsaved text. */
interface Row extends PostSummary {
  isDirty: boolean
}

function PostItem({ post }: { post: Row }) {
  const folderPath = post.id.includes('/') ? post.id.slice(0, post.id.lastIndexOf('/')) : ''
  return (
    <ListBoxItem id={post.id} textValue={post.title} className="post">
      <span className="post-line">
        <Text slot="label" className="post-title">
          {post.title}
        </Text>
        {post.isDirty && (
          <span className="dirty-mark" role="img" aria-label="Unsaved">
            ●
          </span>
        )}
      </span>
      <Text slot="description" className="post-about" title={post.id}>
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
      </Text>
    </ListBoxItem>
  )
}

function useRows(): Row[] {
  const posts = useStore((state) => state.posts)
  const filter = useDeferredValue(useStore((state) => state.filter))
  const sort = useStore((state) => state.settings.sort)
  const ids = useStore((state) => state.postsBy?.ids)
  const dirtyIds = useStore(useShallow((state) => dirtyCopies(state).map(({ id }) => id)))
  const listed = useMemo(() => {
    const found = listPosts(posts, filter, sort)
    return ids === undefined ? found : found.filter(({ id }) => ids.has(id))
  }, [posts, filter, sort, ids])
  return useMemo(() => {
    const dirty = new Set(dirtyIds)
    const seen = rowsSeen
    return listed.map((post) => {
      const known = seen.get(post)
      const isDirty = dirty.has(post.id)
      if (known !== undefined && known.isDirty === isDirty) return known
      const row = { ...post, isDirty }
      seen.set(post, row)
      return row
    })
  }, [listed, dirtyIds])
}

/** Rows by summary: a row that says the same is the same object, so the list draws it once. */
const rowsSeen = new WeakMap<PostSummary, Row>()

function CountLine({ shown }: { shown: number }) {
  const total = useStore((state) => state.posts.size)
  const { finished, done, found } = useStore((state) => state.progress)
  const sort = useStore((state) => state.settings.sort)
  return (
    <div className="count-line">
      <span role="status">
        {finished
          ? shown === total
            ? counted(total, 'post')
            : `${shown.toLocaleString('en')} of ${counted(total, 'post')}`
          : `Reading ${done.toLocaleString('en')} of ${found.toLocaleString('en')}…`}
      </span>
      <SortMenu
        what="posts"
        labels={sortLabels}
        sort={sort}
        onChange={(own) => changeSettings({ sort: own })}
      />
      {!finished && found > 0 && (
        <progress className="scan-progress" value={done} max={found} aria-label="Reading posts" />
      )}
    </div>
  )
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

/** All posts of the folder: filter, sort, choose. */
export function PostsPanel() {
  const rows = useRows()
  const filter = useStore((state) => state.filter)
  const setFilter = useStore((state) => state.setFilter)
  const shownId = useStore((state) => state.openingId ?? state.openId)
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
  }
  const sort = useStore((state) => state.settings.sort)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order or filter is read from its start
  useEffect(() => {
    list.current?.scrollTo({ top: 0 })
  }, [sort, filter])
  return (
    <nav className="posts" aria-label="Posts panel" onKeyDown={pressKey}>
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
      <CountLine shown={rows.length} />
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 54, padding: 0 }}>
        <ListBox
          ref={list}
          className="post-list"
          aria-label="Posts"
          items={rows}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={shownId === null ? [] : [shownId]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : keys
            if (typeof id === 'string' && id !== shownId) void openPost(id)
          }}
          renderEmptyState={() => (
            <p className="empty-list">
              {filter !== ''
                ? `No post${isByOne ? ' of this author' : ''} has these words in its title, authors, date or path.`
                : finished
                  ? 'No posts here. Byline looks for .md, .markdown, .mdx, .Rmd and .qmd files in this folder and all folders below it.'
                  : 'Reading…'}
            </p>
          )}
        >
          {(post) => <PostItem post={post} />}
        </ListBox>
      </Virtualizer>
    </nav>
  )
}
