import { GripVertical } from 'lucide-react'
import { Button, TreeItem, TreeItemContent } from 'react-aria-components'
import type { HeadingItem } from '../../state/outline'
import { useSectionMarks } from './marks'

function HeadingContent({ item }: { item: HeadingItem }) {
  const { canEdit } = useSectionMarks()
  const label = item.text === '' ? 'Heading without text' : item.text
  return (
    <div className="heading-row" style={{ '--indent': Math.max(0, item.level - 2) }}>
      {canEdit && (
        <Button slot="drag" className="drag-handle" aria-label={`Drag ${label}`}>
          <GripVertical />
        </Button>
      )}
      <span className="heading-text" title={label}>
        {label}
      </span>
    </div>
  )
}

/** A heading of a section. */
export function HeadingRow({ item }: { item: HeadingItem }) {
  return (
    <TreeItem id={item.key} textValue={item.text || 'Heading without text'} className="heading-node">
      <TreeItemContent>
        <HeadingContent item={item} />
      </TreeItemContent>
    </TreeItem>
  )
}
