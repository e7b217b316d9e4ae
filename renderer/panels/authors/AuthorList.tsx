import { useDeferredValue, useMemo, useState } from 'react'
import { Input, ListBox, ListBoxItem, ListLayout, Text, TextField, Virtualizer } from 'react-aria-components'
import type { AuthorNumbers } from '#domain/authors/authorNumbers'
import { authorHue } from '#domain/authors/colour'
import { monthsUpTo } from '#domain/authors/months'
import { useStore } from '../../state/store'
import { showPostsBy } from '../../state/watchNumbers'
import { AuthorBadge } from '../AuthorBadge'
import { counted } from '../counted'
import { formatDate } from '../formatDate'
import { SortMenu } from '../SortMenu'
import { useNameOf } from '../useNameOf'
import { MonthChart } from './MonthChart'
import { type AuthorSort, authorSorts, sortAuthors } from './sortAuthors'

/** Months in the small chart of a line. */
const monthsInLine = 12
/** More authors get a box to look for one. */
const manyAuthors = 12

interface Line extends AuthorNumbers {
  name: string
  /** Months of the chart, up to the folder's last one with posts. */
  recent: AuthorNumbers['months']
}

function AuthorLine({ line }: { line: Line }) {
  const { author, name, posts, words, last, recent } = line
  return (
    <ListBoxItem id={author} textValue={name} className="author-line" style={{ '--hue': authorHue(author) }}>
      <AuthorBadge handle={author} />
      <span className="author-about">
        <Text slot="label" className="author-name">
          {name}
        </Text>
        <Text slot="description" className="author-numbers">
          {counted(posts, 'post')} · {counted(words, 'word')}
          {last !== '' && ` · ${formatDate(last)}`}
        </Text>
      </span>
      <MonthChart months={recent} height={18} />
    </ListBoxItem>
  )
}

/** All authors of the folder with their numbers; choosing one lists that author's posts alone. */
export function AuthorList({ authors }: { authors: readonly AuthorNumbers[] }) {
  const nameOf = useNameOf()
  const directory = useStore((state) => state.authors)
  const chosen = useStore((state) => state.postsBy?.author)
  const [sort, setSort] = useState<AuthorSort>('posts')
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search.trim().toLowerCase())
  // biome-ignore lint/correctness/useExhaustiveDependencies: names come from the directory
  const lines = useMemo(() => {
    const latest = authors.reduce((newest, { last }) => (last > newest ? last : newest), '').slice(0, 7)
    return authors.map((own): Line => {
      const recent = latest === '' ? [] : monthsUpTo(latest, monthsInLine, own.months)
      return { ...own, name: nameOf(own.author), recent }
    })
  }, [authors, directory])
  const shown = useMemo(
    () =>
      sortAuthors(
        lines.filter(({ name, author }) => `${name} @${author}`.toLowerCase().includes(wanted)),
        sort,
      ),
    [lines, wanted, sort],
  )
  return (
    <>
      <div className="author-list-head">
        <h3>In this folder</h3>
        <SortMenu what="authors" labels={authorSorts} sort={sort} onChange={setSort} />
      </div>
      {authors.length > manyAuthors && (
        <TextField className="search" aria-label="Find an author" value={search} onChange={setSearch}>
          <Input className="input" placeholder="Find an author" />
        </TextField>
      )}
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 50, padding: 6 }}>
        <ListBox
          className="author-list"
          aria-label="Authors"
          items={shown.map((line) => ({ ...line, id: line.author }))}
          selectionMode="single"
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [author] = keys === 'all' ? [] : keys
            void showPostsBy(typeof author === 'string' ? author : null)
          }}
          renderEmptyState={() => <p className="empty-list">No author has this name or handle.</p>}
        >
          {(line) => <AuthorLine line={line} />}
        </ListBox>
      </Virtualizer>
    </>
  )
}
