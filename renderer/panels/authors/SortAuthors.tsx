import { ArrowDownWideNarrow } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { AuthorNumbers } from '#domain/authors/authorNumbers'

const labels = { posts: 'Posts', words: 'Words', last: 'Last post', name: 'Name' }
export type AuthorSort = keyof typeof labels

type Sortable = AuthorNumbers & { name: string }

const orders: Record<AuthorSort, (a: Sortable, b: Sortable) => number> = {
  posts: (a, b) => b.posts - a.posts,
  words: (a, b) => b.words - a.words,
  last: (a, b) => (a.last === b.last ? 0 : a.last < b.last ? 1 : -1),
  name: () => 0,
}
const compareNames = new Intl.Collator('en', { sensitivity: 'base' }).compare

/** Authors in an order; equal ones by name. */
export function sortAuthors<T extends Sortable>(authors: readonly T[], sort: AuthorSort): T[] {
  return [...authors].sort((a, b) => orders[sort](a, b) || compareNames(a.name, b.name))
}

/** Chooses the order of the authors. */
export function SortAuthors({ sort, onChange }: { sort: AuthorSort; onChange(sort: AuthorSort): void }) {
  return (
    <MenuTrigger>
      <Button className="quiet-button" aria-label={`Sort authors: ${labels[sort]}`}>
        {labels[sort]} <ArrowDownWideNarrow />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[sort]}
          onAction={(key) => onChange(key as AuthorSort)}
        >
          {Object.entries(labels).map(([key, label]) => (
            <MenuItem key={key} id={key} className="menu-item">
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
