import { type KeyboardEvent, useMemo, useState } from 'react'
import { type Key, type Selection, Tree, useDragAndDrop, Virtualizer } from 'react-aria-components'
import { removeSectionsAt } from '../../commands/sectionActions'
import { jumpTo } from '../../editor/currentView'
import type { HeadingItem, SectionItem } from '../../state/outline'
import { useStore } from '../../state/store'
import { whenAnalysed } from '../../state/whenAnalysed'
import { useNameOf } from '../useNameOf'
import { type SectionMarks, SectionMarksContext } from './marks'
import { dropRows, itemOf, rowsOf, startOf, stepRows, whenUnchanged } from './moves'
import { SectionLayout } from './SectionLayout'
import { SectionRow } from './SectionRow'

const sectionType = 'byline-section'
const headingType = 'byline-heading'

function useMoves(layout: SectionLayout, canEdit: boolean, onMoved: (keys: string[] | null) => void) {
  return useDragAndDrop<SectionItem | HeadingItem>({
    isDisabled: !canEdit,
    getItems: (keys) => {
      const rows = rowsOf(keys)
      const sections = rows.filter(({ kind }) => kind === 'section')
      const type = sections.length > 0 ? sectionType : headingType
      return (sections.length > 0 ? sections : rows.slice(0, 1)).map(({ key }) => ({ [type]: key }))
    },
    onDragStart: ({ keys }) => {
      layout.movesSections = rowsOf(keys).some(({ kind }) => kind === 'section')
    },
    onDragEnd: () => {
      layout.movesSections = false
    },
    getDropOperation: (target, types) => {
      const item = target.type === 'item' ? itemOf(useStore.getState().outline, target.key) : null
      if (item === null || target.type !== 'item') return 'cancel'
      const isOnSection = item.kind === 'section'
      const isBetween = target.dropPosition !== 'on'
      const fits = types.has(sectionType) ? isOnSection && isBetween : isOnSection !== isBetween
      return fits ? 'move' : 'cancel'
    },
    onMove: ({ keys, target }) => {
      const onto = target.type === 'item' ? [target.key] : []
      void whenUnchanged(rowsOf([...keys, ...onto]), () => dropRows(keys, target)).then(onMoved)
    },
  }).dragAndDropHooks
}

interface SectionTreeProps {
  items: SectionItem[]
  canEdit: boolean
}

/** The sections in order, under each its headings: gone to, selected, moved by drag and drop and by keys. */
export function SectionTree({ items, canEdit }: SectionTreeProps) {
  const nameOf = useNameOf()
  const authors = useStore((state) => state.authors)
  const [layout] = useState(() => new SectionLayout())
  const [selected, setSelected] = useState<Set<Key>>(new Set())
  const [collapsed, setCollapsed] = useState<Set<Key>>(new Set())
  const expanded = useMemo(
    () => items.filter(({ key }) => !collapsed.has(key)).map(({ key }) => key),
    [items, collapsed],
  )
  const keep = (keys: string[] | null) => {
    if (keys !== null) setSelected(new Set(keys))
  }
  const move = (keys: Iterable<Key>, step: -1 | 1) => void whenAnalysed(() => stepRows(keys, step)).then(keep)
  const marks: SectionMarks = { canEdit, selected, move }
  const dragAndDropHooks = useMoves(layout, canEdit, keep)

  const select = (keys: Selection) => {
    const next = keys === 'all' ? new Set<Key>(items.map(({ key }) => key)) : new Set(keys)
    setSelected(next)
    const [only] = next.size === 1 ? rowsOf(next) : []
    const start = only === undefined ? null : startOf(only)
    if (start !== null) jumpTo(start, false)
  }
  const goTo = (key: Key) => {
    const [row] = rowsOf([key])
    const start = row === undefined ? null : startOf(row)
    if (start !== null) jumpTo(start)
  }
  const pressKey = (event: KeyboardEvent<HTMLElement>) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[role="row"]')?.dataset.key
    if (!canEdit || row === undefined || event.ctrlKey || event.metaKey) return
    const keys = selected.has(row) ? [...selected] : [row]
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      event.stopPropagation()
      move(keys, event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.key === 'Delete' && !event.altKey) {
      void whenUnchanged(rowsOf(keys), (indexes) => indexes.length > 0 && removeSectionsAt(indexes))
    }
  }
  return (
    <SectionMarksContext value={marks}>
      <div className="section-tree-frame" onKeyDownCapture={pressKey}>
        <Virtualizer layout={layout} layoutOptions={{ estimatedRowHeight: 40, padding: 8 }}>
          <Tree
            className="section-tree"
            aria-label="Sections"
            items={items}
            dependencies={[authors]}
            selectionMode="multiple"
            selectionBehavior="replace"
            selectedKeys={selected}
            onSelectionChange={select}
            expandedKeys={expanded}
            onExpandedChange={(keys) =>
              setCollapsed(new Set(items.map(({ key }) => key).filter((key) => !keys.has(key))))
            }
            onAction={goTo}
            dragAndDropHooks={dragAndDropHooks}
          >
            {(item) => (
              <SectionRow
                item={item}
                name={item.handle === '' ? 'Before the first byline' : nameOf(item.handle)}
              />
            )}
          </Tree>
        </Virtualizer>
      </div>
    </SectionMarksContext>
  )
}
