import {
  type AddOptions,
  addField,
  addItem,
  type EditResult,
  moveItem,
  removeField,
  removeItem,
  renameField,
  separateField,
  setField,
  setFieldSource,
  switchOffField,
  switchOnField,
} from '#domain/frontMatter/edits'
import type { Field, FieldPath, FieldValue } from '#domain/frontMatter/fields'
import { currentView, dispatchEdits } from '../../editor/currentView'
import { headOf } from '../../state/frontMatter'

/** How a value is written: by what it looked like before, and as part of which typing. */
export interface Typing {
  /** Source whose style is copied: what the field held when it was entered. */
  like?: string
  stage: 'begins' | 'continues'
}

/** Applies an edit of the front matter to the open post; answers with the reason when it cannot be done. */
function apply(edit: (head: string) => EditResult, event: string, typing?: Typing): string | null {
  const view = currentView()
  if (view === null) return 'No post is open.'
  const result = edit(headOf(view.state.doc))
  if (!result.ok) return result.message
  if (result.edits.length > 0) dispatchEdits(result.edits, { event, typing: typing?.stage })
  return null
}

/**
 * Writes a new value. Typed text is undone as it is in the editor, every other change as one step. `like` is the source
 * whose style is copied where nothing is being typed.
 */
export const changeField = (
  { path }: Field,
  value: FieldValue,
  typing?: Typing,
  like?: string,
): string | null =>
  apply(
    (head) => setField(head, path, value, typing?.like ?? like),
    typing === undefined ? 'input.form' : 'input.type.form',
    typing,
  )

/** Writes the value's own source, for values that have no simpler control. */
export const changeFieldSource = ({ path }: Field, source: string): string | null =>
  apply((head) => setFieldSource(head, path, source), 'input.form')

export const createField = (path: FieldPath, value: FieldValue, options: AddOptions): string | null =>
  apply((head) => addField(head, path, value, options), 'input.form')

export const dropField = ({ path }: Field): string | null =>
  apply((head) => removeField(head, path), 'delete.form')

export const nameField = ({ path }: Field, key: string): string | null =>
  apply((head) => renameField(head, path, key), 'input.form')

export const putInComment = ({ path }: Field): string | null =>
  apply((head) => switchOffField(head, path), 'delete.form')

export const takeFromComment = (key: string): string | null =>
  apply((head) => switchOnField(head, key), 'input.form')

export const giveOwnValue = ({ path }: Field): string | null =>
  apply((head) => separateField(head, path), 'input.form')

export const addListItem = ({ path }: Field): string | null =>
  apply((head) => addItem(head, path), 'input.form')

export const moveListItem = ({ path }: Field, from: number, to: number): string | null =>
  apply((head) => moveItem(head, path, from, to), 'move.form')

export const dropListItem = ({ path }: Field, index: number): string | null =>
  apply((head) => removeItem(head, path, index), 'delete.form')
