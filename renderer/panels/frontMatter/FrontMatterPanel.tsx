import { Plus } from 'lucide-react'
import { Fragment } from 'react'
import { Button } from 'react-aria-components'
import { addField } from '#domain/frontMatter/edits'
import type { Field } from '#domain/frontMatter/fields'
import { currentView, dispatchEdits, jumpTo } from '../../editor/currentView'
import { openCopy } from '../../state/copiesSlice'
import { frontMatterOf, headOf } from '../../state/frontMatter'
import { useStore } from '../../state/store'
import { AddField } from './AddField'
import { FieldRow } from './FieldRow'

/** Fields keep their place in the form while their values change: path and turn tell them apart. */
const keyOf = (field: Field, index: number, fields: Field[]) => {
  const path = field.path.join('\n')
  const turn = fields.slice(0, index).filter((other) => other.path.join('\n') === path).length
  return `${path}#${turn}`
}

function groupOf(field: Field | undefined): string {
  return field === undefined ? '' : field.path.slice(0, -1).join(' › ')
}

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

function createFrontMatter(): void {
  const view = currentView()
  if (view === null) return
  const result = addField(headOf(view.state.doc), 'title', '')
  if (result.ok) dispatchEdits(result.edits, { event: 'input.form' })
  else useStore.getState().notify({ tone: 'error', message: result.message })
}

/** The form of the open post's front matter: every key, typed by its value. */
export function FrontMatterPanel() {
  const id = useStore((state) => state.openId)
  const isReadOnly = useStore((state) => openCopy(state)?.readOnly != null)
  const frontMatter = useStore((state) => {
    const copy = openCopy(state)
    return copy === null ? null : frontMatterOf(copy.state.doc)
  })
  if (frontMatter === null) return null
  if (frontMatter.broken !== null) return <BrokenNote {...frontMatter.broken} />
  if (frontMatter.block === null) {
    return (
      <div className="panel-note">
        <p>This post has no front matter.</p>
        {!isReadOnly && (
          <Button className="button" onPress={createFrontMatter}>
            <Plus /> Add front matter
          </Button>
        )}
      </div>
    )
  }
  const { fields } = frontMatter
  return (
    <div className="form" data-edits-post="" key={id}>
      {fields.map((field, index) => {
        const group = groupOf(field)
        return (
          <Fragment key={keyOf(field, index, fields)}>
            {group !== '' && group !== groupOf(fields[index - 1]) && <h3 className="form-group">{group}</h3>}
            <FieldRow field={field} isReadOnly={isReadOnly} />
          </Fragment>
        )
      })}
      {!isReadOnly && <AddField taken={fields.map(({ path }) => path.join('.'))} />}
    </div>
  )
}
