import { ArrowDown, ArrowUp, Ellipsis, Plus } from 'lucide-react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { authorHue } from '#domain/authors/colour'
import {
  canJoin,
  duplicateSection,
  giveSection,
  joinSection,
  type Operation,
  removeSection,
} from '#domain/sections/operations'
import type { Section } from '#domain/sections/sections'
import { applyOperation, moveSectionTo, runCommand, useCommandEnabled } from '../commands/commands'
import { sectionIndexAt } from '../editor/analysisField'
import { currentView, jumpTo } from '../editor/currentView'
import { openAnalysis } from '../state/analysisSlice'
import { openCopy } from '../state/copiesSlice'
import { useStore } from '../state/store'
import { useAuthorChoices } from './useAuthorChoices'
import { useNameOf } from './useNameOf'

/** What a menu item does, by its key; other keys are handles to give the section to. */
const actions: Record<string, (text: string, index: number) => Operation> = {
  '#join': joinSection,
  '#duplicate': (text, index) => duplicateSection(text, index),
  '#remove': removeSection,
}

function SectionMenu({ section, canJoinAbove }: { section: Section; canJoinAbove: boolean }) {
  const choices = useAuthorChoices()
  const nameOf = useNameOf()
  const onlyAuthor = useStore((state) => state.onlyAuthor)
  const setOnlyAuthor = useStore((state) => state.setOnlyAuthor)
  const { index, handle } = section
  const isOnly = onlyAuthor === handle
  const act = (key: string) => {
    const view = currentView()
    if (key === '#only') setOnlyAuthor(isOnly ? null : handle)
    else if (view !== null) {
      const text = view.state.doc.toString()
      const operation = actions[key]?.(text, index) ?? giveSection(text, index, key)
      applyOperation(operation, 'input.section')
    }
  }
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={`More for section ${index + 1}`}>
        <Ellipsis />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => act(String(key))}>
          {handle !== '' && (
            <MenuItem id="#only" className="menu-item">
              {isOnly ? 'Show all authors again' : `Show only ${nameOf(handle)}`}
            </MenuItem>
          )}
          {canJoinAbove && (
            <MenuItem id="#join" className="menu-item">
              Join with the section above
            </MenuItem>
          )}
          {handle !== '' && (
            <MenuItem id="#duplicate" className="menu-item">
              Duplicate
            </MenuItem>
          )}
          <MenuItem id="#remove" className="menu-item">
            Remove
          </MenuItem>
          <MenuSection>
            <Header className="menu-header">Give this section to</Header>
            {choices
              .filter((choice) => choice !== handle)
              .map((choice) => (
                <MenuItem key={choice} id={choice} textValue={nameOf(choice)} className="menu-item">
                  <span className="dot" style={{ '--hue': authorHue(choice) }} /> {nameOf(choice)}
                  <span className="menu-hint">@{choice}</span>
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
  canJoinAbove: boolean
}

function SectionItem(props: SectionItemProps) {
  const { section, isCurrent, canEdit, canMoveUp, canMoveDown, canJoinAbove } = props
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
          <SectionMenu section={section} canJoinAbove={canJoinAbove} />
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
            canJoinAbove={canJoin(sections, section.index)}
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
