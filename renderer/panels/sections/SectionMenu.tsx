import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { authorHue } from '#domain/authors/colour'
import { canJoin } from '#domain/sections/operations'
import { runCommand } from '../../commands/commands'
import {
  duplicateSectionAt,
  giveSectionsTo,
  joinSectionAt,
  removeSectionsAt,
} from '../../commands/sectionActions'
import { openAnalysis } from '../../state/analysisSlice'
import type { SectionItem } from '../../state/outline'
import { useStore } from '../../state/store'
import { useAuthorChoices } from '../useAuthorChoices'
import { useNameOf } from '../useNameOf'
import { useSectionMarks } from './marks'
import { whenUnchanged } from './moves'

interface SectionMenuProps {
  section: SectionItem
  /** The sections that the menu acts on: this one, or all selected ones if it is among them. */
  chosen: readonly SectionItem[]
}

/** What can be done with a section, or with the selected ones. */
export function SectionMenu({ section, chosen }: SectionMenuProps) {
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={`More for section ${section.index + 1}`}>
        <Ellipsis />
      </Button>
      <Popover className="popover" placement="bottom end">
        <SectionMenuItems section={section} chosen={chosen} />
      </Popover>
    </MenuTrigger>
  )
}

function SectionMenuItems(props: SectionMenuProps) {
  // What the menu was opened for: the row under it may come to stand for another section.
  const [{ section, chosen }] = useState(props)
  const choices = useAuthorChoices()
  const nameOf = useNameOf()
  const onlyAuthor = useStore((state) => state.onlyAuthor)
  const setOnlyAuthor = useStore((state) => state.setOnlyAuthor)
  const sections = useStore((state) => openAnalysis(state)?.sections)
  const { move } = useSectionMarks()
  const { index, handle } = section
  const keys = chosen.map(({ key }) => key)
  const act = (run: (indexes: number[]) => void) => void whenUnchanged(chosen, run)
  const isSingle = chosen.length === 1
  const isOnly = onlyAuthor === handle
  const actions: Record<string, () => void> = {
    '#only': () => setOnlyAuthor(isOnly ? null : handle),
    '#up': () => act(() => move(keys, -1)),
    '#down': () => act(() => move(keys, 1)),
    '#join': () => act(([first = -1]) => joinSectionAt(first)),
    '#duplicate': () => act(([first = -1]) => duplicateSectionAt(first)),
    '#remove': () => act(removeSectionsAt),
    '#author': () => void runCommand('authors.edit', handle),
  }
  const these = isSingle ? 'this section' : `these ${chosen.length} sections`
  return (
    <Menu
      className="menu"
      aria-label={isSingle ? `Section ${index + 1}` : `${chosen.length} sections`}
      onAction={(key) =>
        (actions[String(key)] ?? (() => act((indexes) => giveSectionsTo(indexes, String(key)))))()
      }
    >
      {isSingle && handle !== '' && (
        <MenuItem id="#only" className="menu-item">
          {isOnly ? 'Show all authors again' : `Show only ${nameOf(handle)}`}
        </MenuItem>
      )}
      <MenuItem id="#up" className="menu-item">
        Move up
      </MenuItem>
      <MenuItem id="#down" className="menu-item">
        Move down
      </MenuItem>
      {isSingle && sections !== undefined && canJoin(sections, index) && (
        <MenuItem id="#join" className="menu-item">
          Join with the section above
        </MenuItem>
      )}
      {isSingle && handle !== '' && (
        <MenuItem id="#duplicate" className="menu-item">
          Duplicate
        </MenuItem>
      )}
      <MenuItem id="#remove" className="menu-item">
        {isSingle ? 'Remove' : `Remove ${chosen.length} sections`}
      </MenuItem>
      {isSingle && handle !== '' && (
        <MenuItem id="#author" className="menu-item">
          Who @{handle} is…
        </MenuItem>
      )}
      <MenuSection>
        <Header className="menu-header">Give {these} to</Header>
        {choices
          .filter((choice) => chosen.some((own) => own.handle !== choice))
          .map((choice) => (
            <MenuItem key={choice} id={choice} textValue={nameOf(choice)} className="menu-item">
              <span className="dot" style={{ '--hue': authorHue(choice) }} /> {nameOf(choice)}
              <span className="menu-hint">@{choice}</span>
            </MenuItem>
          ))}
      </MenuSection>
    </Menu>
  )
}
