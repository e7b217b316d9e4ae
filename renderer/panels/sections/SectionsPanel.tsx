import { ArrowDownUp, Plus, Scissors } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Key } from 'react-aria-components'
import { useCommandEnabled } from '../../commands/commands'
import { openAnalysis } from '../../state/analysisSlice'
import { authorsOf } from '../../state/outline'
import { useStore } from '../../state/store'
import { CommandButton } from '../CommandButton'
import { AuthorFilter } from './AuthorFilter'
import { SectionTree } from './SectionTree'

/** The sections of the open post: whose they are, what is in them, in which order. */
export function SectionsPanel() {
  const openId = useStore((state) => state.openId)
  const isRead = useStore((state) => openAnalysis(state) !== null)
  return isRead ? <PostSections key={openId} /> : <p className="panel-note">Reading…</p>
}

function PostSections() {
  // The list of a long post is built beside the typing, not before it.
  const outline = useDeferredValue(useStore((state) => state.outline))
  const canEdit = useCommandEnabled('sections.add')
  const [chosen, setChosen] = useState<Set<Key>>(new Set())
  const authors = useMemo(() => authorsOf(outline), [outline])
  const shown = useMemo(() => new Set(authors.filter((handle) => chosen.has(handle))), [authors, chosen])
  const items = useMemo(
    () => (shown.size === 0 ? outline : outline.filter(({ handle }) => shown.has(handle))),
    [outline, shown],
  )
  return (
    <div className="sections">
      <AuthorFilter authors={authors} shown={shown} onChange={setChosen} />
      {items.length > 0 && <SectionTree items={items} canEdit={canEdit} />}
      {authors.length === 0 && (
        <p className="panel-note">
          No bylines yet: the whole text belongs to the post’s own authors. A line like <code>@handle</code>{' '}
          opens a section by that author.
        </p>
      )}
      <div className="sections-foot">
        <CommandButton id="sections.add">
          <Plus /> Add section
        </CommandButton>
        <CommandButton id="sections.split" className="icon-button">
          <Scissors />
        </CommandButton>
        <CommandButton id="sections.sort" className="icon-button">
          <ArrowDownUp />
        </CommandButton>
      </div>
    </div>
  )
}
