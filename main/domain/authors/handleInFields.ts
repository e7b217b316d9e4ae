import { isAuthorKey } from '../checks/listedAuthors'
import { setField } from '../frontMatter/edits'
import type { Field, FieldValue, FrontMatter } from '../frontMatter/fields'
import { readValues } from '../frontMatter/values'
import type { TextEdit } from '../textEdit'
import { type RenamedValue, renameInList, renameInText } from './handleInValue'

/** Edits that give a handle another name, and in how many places it stood; or why there are none. */
export type HandleEdits = { ok: true; edits: TextEdit[]; count: number } | { ok: false; message: string }

/** The value of a field after a handle got another name. */
export function renameInField({ value }: Field, from: string, to: string): RenamedValue<FieldValue> {
  if (Array.isArray(value)) return renameInList(value, from, to)
  if (typeof value === 'string' || typeof value === 'number') return renameInText(String(value), from, to)
  return { value: '', count: 0 }
}

/** Gives a handle another name in the fields at the top level that say who wrote a post. Each keeps its style. */
export function renameInFields(
  text: string,
  frontMatter: FrontMatter,
  from: string,
  to: string,
): HandleEdits {
  const edits: TextEdit[] = []
  let count = 0
  for (const field of frontMatter.fields) {
    const key = String(field.path[0] ?? '')
    if (!isAuthorKey(key)) continue
    const renamed = renameInField(field, from, to)
    if (renamed.count === 0) {
      if (isOutOfReach(text, field, from)) return refuseField(key, field.readOnly ?? unusual)
      continue
    }
    const result = setField(text, field.path, renamed.value)
    if (!result.ok) return refuseField(key, result.message)
    edits.push(...result.edits)
    count += renamed.count
  }
  return { ok: true, edits, count }
}

const unusual = 'It is written in an unusual way. Change it in the text.'

function refuseField(key: string, reason: string): HandleEdits {
  return { ok: false, message: `“${key}” has this handle. ${reason}` }
}

/** Whether a value that the form shows as source only (shared by an anchor, a list of many kinds) holds the handle. */
function isOutOfReach(text: string, { path, shape }: Field, handle: string): boolean {
  if (shape !== 'other' && shape !== 'maps') return false
  const value = readValues(text)[String(path[0])]
  const items = Array.isArray(value) ? value : [value]
  return items.some((item) => typeof item === 'string' && renameInText(item, handle, handle).count > 0)
}
