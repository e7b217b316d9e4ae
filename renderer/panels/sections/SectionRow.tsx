import { ChevronRight, GripVertical, TriangleAlert } from 'lucide-react'
import type { CSSProperties } from 'react'
import { Button, Collection, TreeItem, TreeItemContent } from 'react-aria-components'
import { authorHue } from '#domain/authors/colour'
import { sectionIndexAt } from '../../editor/analysisField'
import { jumpTo } from '../../editor/currentView'
import { openAnalysis } from '../../state/analysisSlice'
import { openCopy } from '../../state/copiesSlice'
import type { HeadingItem, SectionItem, SectionNumbers } from '../../state/outline'
import { type Store, useStore } from '../../state/store'
import { AuthorBadge } from '../AuthorBadge'
import { counted } from '../counted'
import { HeadingRow } from './HeadingRow'
import { useSectionMarks } from './marks'
import { sectionOf } from './moves'
import { SectionMenu } from './SectionMenu'

/** Words, reading time and links, as far as there are any. */
function tellNumbers({ words, minutes, links }: SectionNumbers): string {
  return [
    counted(words, 'word'),
    ...(minutes > 1 ? [`${minutes.toLocaleString('en')} min`] : []),
    ...(links > 0 ? [counted(links, 'link')] : []),
  ].join(' · ')
}

function isAtCursor(state: Store, index: number): boolean {
  const copy = openCopy(state)
  return copy !== null && sectionIndexAt(copy.state, copy.state.selection.main.head) === index
}

/** Shows the first problem of a section in the text and in Checks. */
function showProblems(item: SectionItem): void {
  const state = useStore.getState()
  const section = sectionOf(item)
  const problem = openAnalysis(state)?.problems.find(
    ({ severity, from }) =>
      severity !== 'hint' && section !== null && from >= section.from && from <= section.to,
  )
  state.setTab('checks')
  if (problem !== undefined) jumpTo(problem.from)
}

function SectionNumbersLine({ index }: { index: number }) {
  const numbers = useStore((state) => state.sectionNumbers[index])
  return <span className="section-numbers">{numbers !== undefined && tellNumbers(numbers)}</span>
}

function SectionWarnings({ item }: { item: SectionItem }) {
  const problems = useStore((state) => state.sectionNumbers[item.index]?.problems ?? 0)
  if (problems === 0) return null
  return (
    <Button
      className="section-warnings"
      aria-label={`${counted(problems, 'problem')} in section ${item.index + 1}`}
      onPress={() => showProblems(item)}
    >
      <TriangleAlert /> {problems}
    </Button>
  )
}

function SectionContent({ item, name, canExpand }: { item: SectionItem; name: string; canExpand: boolean }) {
  const isCurrent = useStore((state) => isAtCursor(state, item.index))
  const isFaint = useStore(({ onlyAuthor }) => onlyAuthor !== null && onlyAuthor !== item.handle)
  const { canEdit, selected } = useSectionMarks()
  const outline = useStore((state) => state.outline)
  const chosen = selected.has(item.key) ? outline.filter(({ key }) => selected.has(key)) : [item]
  const { handle } = item
  const hue: CSSProperties | undefined = handle === '' ? undefined : { '--hue': authorHue(handle) }
  return (
    <div
      className={`section-row${isCurrent ? ' is-current' : ''}${isFaint ? ' is-faint' : ''}`}
      style={hue}
      data-current={isCurrent || undefined}
    >
      {canEdit && (
        <Button slot="drag" className="drag-handle" aria-label={`Drag section ${item.index + 1}`}>
          <GripVertical />
        </Button>
      )}
      <Button slot="chevron" className="chevron" isDisabled={!canExpand}>
        <ChevronRight />
      </Button>
      {handle !== '' && <AuthorBadge handle={handle} size="small" />}
      <span className="section-about">
        <span className="section-author">{name}</span>
        <SectionNumbersLine index={item.index} />
      </span>
      <SectionWarnings item={item} />
      {canEdit && <SectionMenu section={item} chosen={chosen} />}
    </div>
  )
}

/** A section with its headings below it. */
export function SectionRow({ item, name }: { item: SectionItem; name: string }) {
  return (
    <TreeItem id={item.key} textValue={name} className="section-node">
      <TreeItemContent>
        {({ hasChildItems }) => <SectionContent item={item} name={name} canExpand={hasChildItems} />}
      </TreeItemContent>
      <Collection items={item.headings}>{(heading: HeadingItem) => <HeadingRow item={heading} />}</Collection>
    </TreeItem>
  )
}
