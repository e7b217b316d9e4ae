import { type RefObject, useRef } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import type { PostId } from '#api'
import { showInFolder } from '../state/saveCopy'
import { useStore } from '../state/store'

/** What can be done with a post of the list. */
const items: { label: string; run: (id: PostId) => void }[] = [
  { label: 'Rename or move…', run: (id) => useStore.getState().openDialog({ kind: 'movePost', id }) },
  { label: 'Duplicate…', run: (id) => useStore.getState().openDialog({ kind: 'duplicatePost', id }) },
  { label: 'Show in folder', run: (id) => void showInFolder(id) },
  { label: 'Move to the trash…', run: (id) => useStore.getState().openDialog({ kind: 'trashPost', id }) },
]

/** The menu of a post in the list, below its row. */
export function PostMenu({
  target,
  onClose,
}: {
  target: { id: PostId; row: Element } | null
  onClose: () => void
}) {
  const row = useRef<Element | null>(null)
  row.current = target?.row ?? row.current
  if (target === null) return null
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
        aria-label={`Post ${target.id}`}
        autoFocus="first"
        onAction={(key) => {
          onClose()
          items.find(({ label }) => label === key)?.run(target.id)
        }}
      >
        {items.map(({ label }) => (
          <MenuItem key={label} id={label} className="menu-item">
            {label}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}
