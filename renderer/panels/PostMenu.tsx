import { type RefObject, useRef } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import type { PostId } from '#api'
import { type CommandId, runCommand } from '../commands/commands'
import { exportPosts } from '../commands/postsActions'
import { showInFolder } from '../state/saveCopy'
import { useStore } from '../state/store'
import { counted } from './counted'

interface Item {
  label: string
  /** What is done with one post; left out, it is offered for several only. */
  run?: (id: PostId) => void
  /** What is done with all that are selected; left out, it can only be done with one post. */
  several?: { label: (posts: string) => string; command: CommandId }
}

const openDialog = (kind: 'movePost' | 'duplicatePost') => (id: PostId) =>
  useStore.getState().openDialog({ kind, id })

/** What can be done with posts of the list. */
const items: Item[] = [
  { label: 'Rename or move…', run: openDialog('movePost') },
  { label: 'Duplicate…', run: openDialog('duplicatePost') },
  { label: 'Show in folder', run: (id) => void showInFolder(id) },
  {
    label: 'Export…',
    run: (id) => exportPosts([id]),
    several: { label: (posts) => `Export ${posts}…`, command: 'folder.export' },
  },
  {
    label: 'Move to a folder…',
    several: { label: (posts) => `Move ${posts} to a folder…`, command: 'posts.move' },
  },
  {
    label: 'Move to the trash…',
    run: (id) => useStore.getState().openDialog({ kind: 'trashPosts', ids: [id] }),
    several: { label: (posts) => `Move ${posts} to the trash…`, command: 'posts.trash' },
  },
]

/** The menu of posts in the list, below the row that it was opened on. */
export function PostMenu({
  target,
  onClose,
}: {
  target: { ids: readonly PostId[]; row: Element } | null
  onClose: () => void
}) {
  const row = useRef<Element | null>(null)
  row.current = target?.row ?? row.current
  if (target === null) return null
  const { ids } = target
  const [id = ''] = ids
  const isSeveral = ids.length > 1
  const offered = items.filter(({ run }) => isSeveral || run)
  const posts = counted(ids.length, 'post')
  return (
    <Popover
      className="popover"
      triggerRef={row as RefObject<Element>}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom start"
      offset={-8}
    >
      <Menu
        className="menu"
        aria-label={isSeveral ? `${posts} selected` : `Post ${id}`}
        autoFocus="first"
        disabledKeys={isSeveral ? items.filter(({ several }) => !several).map(({ label }) => label) : []}
        onAction={(key) => {
          onClose()
          const item = items.find(({ label }) => label === key)
          if (!isSeveral) item?.run?.(id)
          else if (item?.several) runCommand(item.several.command)
        }}
      >
        {offered.map(({ label, several }) => (
          <MenuItem key={label} id={label} className="menu-item">
            {isSeveral && several ? several.label(posts) : label}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}
