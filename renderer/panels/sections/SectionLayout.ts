import { type DropTarget, type Key, ListLayout } from 'react-aria-components'
import type { HeadingItem, SectionItem } from '../../state/outline'

type IsValid = (target: DropTarget) => boolean

/**
 * Rows of sections and headings, measured as they come. While sections are dragged, any row stands for its whole
 * section: the upper half of it, headings and all, drops before it, the lower half behind it.
 */
export class SectionLayout extends ListLayout<SectionItem | HeadingItem> {
  movesSections = false

  override getDropTargetFromPoint(x: number, y: number, isValid: IsValid): DropTarget | null {
    const target = super.getDropTargetFromPoint(x, y, isValid)
    if (!this.movesSections || target?.type !== 'item') return target
    const keys = this.#keysOfSection(target.key)
    const top = this.getLayoutInfo(keys[0]!)?.rect
    const bottom = this.getLayoutInfo(keys.at(-1)!)?.rect
    if (!top || !bottom) return target
    const isUpper = y + this.virtualizer!.visibleRect.y < (top.y + bottom.maxY) / 2
    return isUpper
      ? { type: 'item', key: keys[0]!, dropPosition: 'before' }
      : { type: 'item', key: keys.at(-1)!, dropPosition: 'after' }
  }

  /** The rows of the section that a row belongs to, in order. */
  #keysOfSection(key: Key): Key[] {
    const { collection } = this.virtualizer!
    const section = collection.getItem(key)?.parentKey ?? key
    const keys = [section]
    for (let next = collection.getKeyAfter(section); next !== null; next = collection.getKeyAfter(next)) {
      if (collection.getItem(next)?.parentKey !== section) break
      keys.push(next)
    }
    return keys
  }
}
