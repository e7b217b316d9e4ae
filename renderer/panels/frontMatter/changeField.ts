import { type EditResult, removeField, setField, setFieldSource } from '#domain/frontMatter/edits'
import type { Field } from '#domain/frontMatter/fields'
import { currentView, dispatchEdits } from '../../editor/currentView'
import { headOf } from '../../state/frontMatter'

/** Applies an edit of the front matter to the open post; answers with the reason when it cannot be done. */
function apply(edit: (head: string) => EditResult, event: string): string | null {
  const view = currentView()
  if (view === null) return 'No post is open.'
  const result = edit(headOf(view.state.doc))
  if (!result.ok) return result.message
  if (result.edits.length > 0) dispatchEdits(result.edits, { event })
  return null
}

/** Writes a new value; `like` is the source whose style it copies (what the field held when it was entered). */
export const changeField = (
  field: Field,
  value: string | number | boolean | string[],
  like?: string,
): string | null => apply((head) => setField(head, field.path, value, like), 'input.form')

/** Writes the value's own source, for values that have no simpler control. */
export const changeFieldSource = (field: Field, source: string): string | null =>
  apply((head) => setFieldSource(head, field.path, source), 'input.form')

export const dropField = (field: Field): string | null =>
  apply((head) => removeField(head, field.path), 'delete.form')
