import { foldName, isAuthorKey } from '../checks/listedAuthors'
import { type EditResult, removeField, setField } from '../frontMatter/edits'
import type { FieldValue, FrontMatter } from '../frontMatter/fields'
import { refuse } from '../frontMatter/opened'
import type { TextEdit } from '../textEdit'

/**
 * Takes a name out of all fields that say who wrote a post; a field that names nobody else goes. `name` is written as one
 * of the fields has it: whole, an item of a list, or between commas.
 */
export function unlistAuthor(text: string, { fields }: FrontMatter, name: string): EditResult {
  const wanted = foldName(name)
  const edits: TextEdit[] = []
  for (const { path, value } of fields) {
    if (!isAuthorKey(String(path[0])) || value === null) continue
    const left = withoutName(value, wanted)
    if (left === null) continue
    const result = left.length === 0 ? removeField(text, path) : setField(text, path, left)
    if (!result.ok) return result
    edits.push(...result.edits)
  }
  return edits.length > 0 ? { ok: true, edits } : refuse(`“${name}” does not stand in a field of its own.`)
}

/** A value without the name; null where it does not have it. */
function withoutName(value: FieldValue, wanted: string): string | string[] | null {
  if (!Array.isArray(value)) return typeof value === 'string' ? withoutPart(value, wanted) : null
  const left = value.map((item) => withoutPart(item, wanted))
  if (left.every((item) => item === null)) return null
  return value.map((item, index) => left[index] ?? item).filter((item) => item !== '')
}

/** A text of one author, or of several with commas between, without one of them; null where that one is not there. */
function withoutPart(text: string, wanted: string): string | null {
  if (foldName(text) === wanted) return ''
  const parts = text.split(',')
  const left = parts.filter((part) => foldName(part) !== wanted)
  if (left.length === parts.length) return null
  return left.join(',').trim()
}
