import { ArrowDownWideNarrow } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'

interface SortMenuProps<Sort extends string> {
  /** What is sorted: `posts`. */
  what: string
  labels: Record<Sort, string>
  sort: Sort
  onChange(sort: Sort): void
}

/** Chooses the order of a list. */
export function SortMenu<Sort extends string>({ what, labels, sort, onChange }: SortMenuProps<Sort>) {
  return (
    <MenuTrigger>
      <Button className="quiet-button" aria-label={`Sort ${what}: ${labels[sort]}`}>
        {labels[sort]} <ArrowDownWideNarrow />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[sort]}
          onAction={(key) => onChange(key as Sort)}
        >
          {Object.entries<string>(labels).map(([key, label]) => (
            <MenuItem key={key} id={key} className="menu-item">
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
