import { Fragment, type ReactNode } from 'react'
import { Group, type Layout, Panel, Separator } from 'react-resizable-panels'
import { openCopy } from '../state/copiesSlice'
import { changeSettings } from '../state/folders'
import { useStore } from '../state/store'
import { EditorPanel } from './EditorPanel'
import { LaterPart } from './LaterPart'
import { PostsPanel } from './PostsPanel'

interface Column {
  id: string
  content: ReactNode
  size: string | number
  min: number
}

/** The columns: posts, editor, preview, inspector. Each can be hidden but the editor, and resized by pointer or keys. */
export function Workspace() {
  const { showPosts, showPreview, showInspector, layout } = useStore((state) => state.settings)
  const hasPost = useStore((state) => openCopy(state) !== null)
  // The authors of a folder can be looked at before a post is open.
  const hasInspector = useStore((state) => openCopy(state) !== null || state.tab === 'authors')
  const columns: Column[] = [
    ...(showPosts ? [{ id: 'posts', content: <PostsPanel />, size: 248, min: 170 }] : []),
    { id: 'editor', content: <EditorPanel />, size: 'auto', min: 260 },
    ...(showPreview && hasPost
      ? [{ id: 'preview', content: <LaterPart name="preview" />, size: 'auto', min: 220 }]
      : []),
    ...(showInspector && hasInspector
      ? [{ id: 'inspector', content: <LaterPart name="inspector" />, size: 304, min: 250 }]
      : []),
  ]
  const key = columns.map(({ id }) => id).join('-')
  const keepLayout = (widths: Layout, meta: { isUserInteraction: boolean }) => {
    if (meta.isUserInteraction) changeSettings({ layout: { ...layout, [key]: widths } })
  }
  return (
    <Group
      key={key}
      className="workspace"
      orientation="horizontal"
      defaultLayout={layout[key]}
      onLayoutChanged={keepLayout}
    >
      {columns.map(({ id, content, size, min }, index) => (
        <Fragment key={id}>
          {index > 0 && <Separator className="column-line" aria-label={`Resize ${columns[index - 1]?.id}`} />}
          <Panel
            id={id}
            minSize={min}
            defaultSize={size === 'auto' ? undefined : size}
            groupResizeBehavior={size === 'auto' ? 'preserve-relative-size' : 'preserve-pixel-size'}
          >
            {content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}
