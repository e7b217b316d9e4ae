import type { DropTarget, Key } from 'react-aria-components'
import type { Section, SectionHeading } from '#domain/sections/sections'
import { moveHeadingTo, moveSectionsBefore } from '../../commands/sectionActions'
import { currentView } from '../../editor/currentView'
import { openAnalysis } from '../../state/analysisSlice'
import { type HeadingItem, type SectionItem, sectionKeys } from '../../state/outline'
import { useStore } from '../../state/store'
import { whenAnalysed } from '../../state/whenAnalysed'

/** The rows of the list that have these keys now. */
export function rowsOf(keys: Iterable<Key>): (SectionItem | HeadingItem)[] {
  const { outline } = useStore.getState()
  return [...keys].map((key) => itemOf(outline, key)).filter((item) => item !== null)
}

type Row = SectionItem | HeadingItem

/**
 * Runs a task on rows as they were seen, once the list shows the text as it is. Where they have changed meanwhile nothing
 * is done: a row may now stand for another section.
 */
export function whenUnchanged<T>(rows: readonly Row[], task: (indexes: number[]) => T): Promise<T | null> {
  return whenAnalysed(() => {
    const now = rowsOf(rows.map(({ key }) => key))
    if (JSON.stringify(now) === JSON.stringify(rows))
      return task(now.flatMap((row) => (row.kind === 'section' ? [row.index] : [])))
    useStore.getState().notify({
      tone: 'info',
      message: 'The sections have just changed, so nothing was done. Choose again.',
    })
    return null
  })
}

/** A row of the list by its key; null when it is gone. */
export function itemOf(outline: readonly SectionItem[], key: Key): SectionItem | HeadingItem | null {
  for (const section of outline) {
    if (section.key === key) return section
    const heading = section.headings.find((own) => own.key === key)
    if (heading !== undefined) return heading
  }
  return null
}

/** The section of a row, as the last analysis tells. */
export function sectionOf(item: SectionItem | HeadingItem): Section | null {
  const { outline } = useStore.getState()
  const key = item.kind === 'section' ? item.key : item.sectionKey
  const index = outline.find((section) => section.key === key)?.index ?? -1
  return openAnalysis(useStore.getState())?.sections[index] ?? null
}

export function headingOf(item: HeadingItem): SectionHeading | null {
  return sectionOf(item)?.headings[item.place] ?? null
}

/** Where a row's text begins, or null when it is gone. */
export function startOf(item: SectionItem | HeadingItem): number | null {
  return (item.kind === 'section' ? sectionOf(item)?.from : headingOf(item)?.from) ?? null
}

/** Sections moved before another one: the keys that they have afterwards, or null when nothing was done. */
function moveSectionRows(items: readonly SectionItem[], beforeIndex: number): string[] | null {
  const { outline } = useStore.getState()
  const moved = new Set(items.map(({ index }) => index))
  if (!moveSectionsBefore([...moved], beforeIndex)) return null
  const isMoved = ({ index }: SectionItem) => moved.has(index)
  const isBefore = ({ index }: SectionItem) => index < beforeIndex
  const rest = outline.filter((item) => !isMoved(item))
  const order = [
    ...rest.filter(isBefore),
    ...outline.filter(isMoved),
    ...rest.filter((item) => !isBefore(item)),
  ]
  const keys = sectionKeys(order.map(({ handle }) => handle))
  return keys.filter((_, place) => isMoved(order[place]!))
}

/** Where a heading lands that is dropped at a row: an offset at a boundary of blocks. */
function headingTarget(item: SectionItem | HeadingItem, position: 'before' | 'after' | 'on'): number | null {
  const section = sectionOf(item)
  if (section === null) return null
  if (item.kind === 'section') return section.to
  const place = position === 'before' ? item.place : item.place + 1
  return section.headings[place]?.from ?? section.to
}

/** Moves dragged rows to where they were dropped; gives the keys that moved sections have afterwards. */
export function dropRows(keys: ReadonlySet<Key>, target: DropTarget): string[] | null {
  const { outline } = useStore.getState()
  const items = rowsOf(keys)
  const onto = target.type === 'item' ? itemOf(outline, target.key) : null
  if (onto === null || target.type !== 'item') return null
  const sections = items.filter((item) => item.kind === 'section')
  const [heading] = items.filter((item) => item.kind === 'heading')
  if (sections.length > 0) {
    const index = sectionOf(onto)?.index ?? -1
    return index < 0 ? null : moveSectionRows(sections, target.dropPosition === 'before' ? index : index + 1)
  }
  const from = heading && headingOf(heading)?.from
  const offset = headingTarget(onto, target.dropPosition)
  if (from !== undefined && offset !== null) moveHeadingTo(from, offset)
  return null
}

/** Moves sections one place up or down, as a group; gives the keys that they have afterwards. */
function stepSections(items: readonly SectionItem[], step: -1 | 1): string[] | null {
  const { outline } = useStore.getState()
  const indexes = items.map(({ index }) => index).sort((a, b) => a - b)
  const target = step < 0 ? indexes[0]! - 1 : indexes.at(-1)! + 2
  return target < 0 || target > outline.length ? null : moveSectionRows(items, target)
}

/** Where the text begins that a section has above a heading, if there is some. */
function textAbove(section: Section, heading: SectionHeading): number | undefined {
  const doc = currentView()?.state.doc
  const before = doc?.sliceString(section.bylineTo, heading.from) ?? ''
  const offset = before.search(/\S/)
  return doc === undefined || offset < 0 ? undefined : doc.lineAt(section.bylineTo + offset).from
}

/** Moves a heading past the next one of its rank; at the end of its section, past the neighbouring section. */
function stepHeading(item: HeadingItem, step: -1 | 1): void {
  const section = sectionOf(item)
  const heading = headingOf(item)
  const sections = openAnalysis(useStore.getState())?.sections
  if (section === null || heading === null || sections === undefined) return
  const { headings } = section
  const ranks = (own: SectionHeading) => own.level <= heading.level
  if (step < 0) {
    const above = headings.slice(0, item.place).findLast(ranks) ?? headings[item.place - 1]
    const target = above?.from ?? textAbove(section, heading) ?? sections[section.index - 1]?.from
    if (target !== undefined) moveHeadingTo(heading.from, target)
    return
  }
  const next = headings.findIndex((own, place) => place > item.place && ranks(own))
  const behind = headings.findIndex((own, place) => place > next && ranks(own))
  const target = next < 0 ? sections[section.index + 1]?.to : behind < 0 ? section.to : headings[behind]!.from
  if (target !== undefined) moveHeadingTo(heading.from, target)
}

/** Moves rows one step: the sections among them together, else a heading. Gives the keys of moved sections. */
export function stepRows(keys: Iterable<Key>, step: -1 | 1): string[] | null {
  const items = rowsOf(keys)
  const sections = items.filter((item) => item.kind === 'section')
  const [first] = items
  if (sections.length > 0) return stepSections(sections, step)
  if (first?.kind === 'heading') stepHeading(first, step)
  return null
}
