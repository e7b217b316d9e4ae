import { ArrowDown, ArrowUp, Ellipsis, Plus } from 'lucide-react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { authorHue } from '#domain/authors/colour'
import { giveSection } from '#domain/sections/operations'
import type { Section } from '#domain/sections/sections'
import { applyOperation, moveSectionTo, runCommand, useCommandEnabled } from '../commands/commands'
import { sectionIndexAt } from '../editor/analysisField'
import { currentView, jumpTo } from '../editor/currentView'
import { openAnalysis } from '../state/analysisSlice'
import { openCopy } from '../state/copiesSlice'
import { useStore } from '../state/store'
import { useAuthorChoices } from './useAuthorChoices'
import { useNameOf } from './useNameOf'

function give(index: number, handle: string): void {
  const view = currentView()
  if (view !== null) applyOperation(giveSection(view.state.doc.toString(), index, handle), 'input.section')
}

function GiveMenu({ section }: { section: Section }) {
  const choices = useAuthorChoices()
  const nameOf = useNameOf()
  const onlyAuthor = useStore((state) => state.onlyAuthor)
  const setOnlyAuthor = useStore((state) => state.setOnlyAuthor)
  const isOnly = onlyAuthor === section.handle
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={`More for section ${section.index + 1}`}>
        <Ellipsis />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          onAction={(key) => {
            if (key === '') setOnlyAuthor(isOnly ? null : section.handle)
            else give(section.index, String(key))
          }}
        >
          {section.handle !== '' && (
            <MenuItem id="" className="menu-item" textValue="Show only this author">
              {isOnly ? 'Show all authors again' : `Show only ${nameOf(section.handle)}`}
            </MenuItem>
          )}
          <MenuSection>
            <Header className="menu-header">Give this section to</Header>
            {choices
              .filter((handle) => handle !== section.handle)
              .map((handle) => (
                <MenuItem key={handle} id={handle} textValue={nameOf(handle)} className="menu-item">
                  <span className="dot" style={{ '--hue': authorHue(handle) }} /> {nameOf(handle)}
                  <span className="menu-hint">@{handle}</span>
                </MenuItem>
              ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

interface SectionItemProps {
  section: Section
  isCurrent: boolean
  canEdit: boolean
  canMoveUp: boolean
  canMoveDown: boolean
}

function SectionItem({ section, isCurrent, canEdit, canMoveUp, canMoveDown }: SectionItemProps) {
  const nameOf = useNameOf()
  const { handle, index, words } = section
  const name = handle === '' ? 'Before the first byline' : nameOf(handle)
  const heading = section.headings[0]?.text
  return (
    <li
      className={isCurrent ? 'section-item is-current' : 'section-item'}
      style={handle === '' ? undefined : { '--hue': authorHue(handle) }}
      aria-current={isCurrent || undefined}
    >
      <Button className="section-jump" onPress={() => jumpTo(section.from)}>
        <span className="section-author">{name}</span>
        {heading !== undefined && <span className="section-heading">{heading}</span>}
        <span className="section-words">
          {words.toLocaleString('en')} {words === 1 ? 'word' : 'words'}
        </span>
      </Button>
      {canEdit && (
        <div className="section-tools">
          <Button
            className="icon-button"
            aria-label={`Move section ${index + 1} up`}
            isDisabled={!canMoveUp}
            onPress={() => moveSectionTo(index, index - 1)}
          >
            <ArrowUp />
          </Button>
          <Button
            className="icon-button"
            aria-label={`Move section ${index + 1} down`}
            isDisabled={!canMoveDown}
            onPress={() => moveSectionTo(index, index + 1)}
          >
            <ArrowDown />
          </Button>
          <GiveMenu section={section} />
        </div>
      )}
    </li>
  )
}

/** The sections in order: jump to one, move it, give it to another author, add one. */
export function SectionsPanel() {
  const sections = useStore((state) => openAnalysis(state)?.sections)
  const currentIndex = useStore((state) => {
    const copy = openCopy(state)
    return copy === null ? -1 : sectionIndexAt(copy.state, copy.state.selection.main.head)
  })
  const canAdd = useCommandEnabled('sections.add')
  const onlyAuthor = useStore((state) => state.onlyAuthor)
  const setOnlyAuthor = useStore((state) => state.setOnlyAuthor)
  const nameOf = useNameOf()
  if (sections === undefined) return <p className="panel-note">Reading…</p>
  const firstMovable = sections[0]?.handle === '' ? 1 : 0
  return (
    <div className="sections">
      {onlyAuthor !== null && (
        <p className="only-author" style={{ '--hue': authorHue(onlyAuthor) }}>
          <span className="dot" /> Only {nameOf(onlyAuthor)} is shown.
          <Button className="link-button" onPress={() => setOnlyAuthor(null)}>
            Show all
          </Button>
        </p>
      )}
      <ol className="section-list" aria-label="Sections">
        {sections.map((section) => (
          <SectionItem
            key={section.index}
            section={section}
            isCurrent={section.index === currentIndex}
            canEdit={canAdd}
            canMoveUp={section.index > firstMovable}
            canMoveDown={section.index >= firstMovable && section.index < sections.length - 1}
          />
        ))}
      </ol>
      {sections.every(({ handle }) => handle === '') && (
        <p className="panel-note">
          No bylines yet: the whole text belongs to the post’s own authors. A line like <code>@handle</code>{' '}
          opens a section by that author.
        </p>
      )}
      <Button className="button add-section" isDisabled={!canAdd} onPress={() => runCommand('sections.add')}>
        <Plus /> Add section
      </Button>
    </div>
  )
}
