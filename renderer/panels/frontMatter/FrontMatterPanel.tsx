import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from 'react-aria-components'
import { commentedFields } from '#domain/frontMatter/commentedFields'
import { jumpTo } from '../../editor/currentView'
import { openCopy } from '../../state/copiesSlice'
import { frontMatterOf, headOf } from '../../state/frontMatter'
import { useStore } from '../../state/store'
import { AddField } from './AddField'
import { FieldList } from './FieldList'
import { MissingFields } from './MissingFields'
import { moveByKeys } from './moveByKeys'
import { addNewField, focusField } from './newFields'
import { SwitchedOffFields } from './SwitchedOffFields'

function BrokenNote({ line, message, from }: { line: number; message: string; from: number }) {
  return (
    <div className="panel-note panel-note-error" role="alert">
      <p>
        The front matter cannot be read, so its form is closed. {message} (line {line}). The text can still be
        edited and saved.
      </p>
      <Button className="button button-small" onPress={() => jumpTo(from)}>
        Go to line {line}
      </Button>
    </div>
  )
}

function NoFrontMatter({ isReadOnly }: { isReadOnly: boolean }) {
  const folder = useStore((state) => state.folderFields)
  const create = () => {
    const failure = addNewField('title', folder)
    if (failure === null) focusField('title')
    else useStore.getState().notify({ tone: 'error', message: failure })
  }
  const kind = folder?.usage.posts ? folder.usage.kind : 'yaml'
  return (
    <div className="panel-note">
      <p>This post has no front matter.</p>
      {!isReadOnly && (
        <Button className="button" onPress={create}>
          <Plus /> Add front matter{kind === 'yaml' ? '' : ` (${kind.toUpperCase()}, as the posts beside it)`}
        </Button>
      )}
    </div>
  )
}

/** The form of the open post's front matter: every key, typed by its value, by the folder's habits and byline.json. */
export function FrontMatterPanel() {
  const id = useStore((state) => state.openId)
  const isReadOnly = useStore((state) => openCopy(state)?.readOnly != null)
  const ruleTrouble = useStore((state) => state.folderFields?.trouble ?? null)
  const frontMatter = useStore((state) => {
    const copy = openCopy(state)
    return copy === null ? null : frontMatterOf(copy.state.doc)
  })
  // Comments may change while the fields stay the same: the block's own text tells.
  const block = useStore((state) => {
    const copy = openCopy(state)
    return copy === null || !frontMatter?.block ? '' : headOf(copy.state.doc).slice(0, frontMatter.block.to)
  })
  const switchedOff = useMemo(() => commentedFields(block), [block])
  if (frontMatter === null) return null
  if (frontMatter.broken !== null) return <BrokenNote {...frontMatter.broken} />
  const note = ruleTrouble !== null && <p className="panel-note panel-note-error">{ruleTrouble}</p>
  if (frontMatter.block === null) {
    return (
      <>
        {note}
        <NoFrontMatter isReadOnly={isReadOnly} />
      </>
    )
  }
  const { fields } = frontMatter
  const taken = fields.map(({ path }) => path.join('.'))
  return (
    <>
      {note}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside come here */}
      <div className="form" data-edits-post="" key={id} onKeyDown={moveByKeys}>
        <FieldList fields={fields} isReadOnly={isReadOnly} />
        {!isReadOnly && <MissingFields taken={taken} switchedOff={switchedOff.map(({ key }) => key)} />}
        {!isReadOnly && <AddField taken={taken} />}
        <SwitchedOffFields fields={switchedOff} isReadOnly={isReadOnly} />
      </div>
    </>
  )
}
