import { Columns2, Ellipsis, PanelLeft, PanelRight } from 'lucide-react'
import { openCopy } from '../state/copiesSlice'
import { useStore } from '../state/store'
import { isDirty } from '../state/workingCopy'
import { CommandButton, CommandToggle } from './CommandButton'
import { usePostTitle } from './usePostTitle'

/** The open post's title, and whether its text is unsaved or not to be changed. */
function OpenPost() {
  const hasPost = useStore((state) => openCopy(state) !== null)
  const title = usePostTitle()
  const isUnsaved = useStore((state) => {
    const copy = openCopy(state)
    return copy !== null && isDirty(copy)
  })
  const readOnly = useStore((state) => openCopy(state)?.readOnly ?? null)
  if (!hasPost) return null
  return (
    <>
      <span aria-hidden="true" className="where-sign">
        ›
      </span>
      <h1 className="where-post">{title}</h1>
      {isUnsaved && (
        <span className="dirty-mark" role="img" aria-label="Unsaved" title="Unsaved text">
          ●
        </span>
      )}
      {readOnly !== null && (
        <span className="badge" title={readOnly}>
          Read-only
        </span>
      )}
    </>
  )
}

/** Where the writer is, and the few things that are always at hand. */
export function Toolbar() {
  const folder = useStore((state) => state.folder)
  const settings = useStore((state) => state.settings)
  return (
    <header className="toolbar">
      <CommandToggle id="view.posts" isOn={settings.showPosts}>
        <PanelLeft />
      </CommandToggle>
      <div className="where" title={folder?.label}>
        <span className="where-folder">{folder?.name}</span>
        <OpenPost />
      </div>
      <div className="toolbar-end">
        <CommandButton id="palette.open" className="icon-button">
          <Ellipsis />
        </CommandButton>
        <CommandToggle id="view.preview" isOn={settings.showPreview}>
          <Columns2 />
        </CommandToggle>
        <CommandToggle id="view.inspector" isOn={settings.showInspector}>
          <PanelRight />
        </CommandToggle>
        <CommandButton id="post.export" />
        <CommandButton id="post.save" className="button button-main" />
      </div>
    </header>
  )
}
