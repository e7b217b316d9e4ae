import { addNewField } from './addedField'
import { setSource } from './fieldSource'
import type { FieldValue } from './fields'
import type { EditResult } from './opened'
import { removeOldField } from './removedField'
import { setFieldValue } from './setField'

export type { EditResult } from './opened'

/**
 * Gives a field a new value: the smallest edit that keeps the field's quotes, list style, indentation and date shape.
 * `like` is the source of an older value whose style is copied instead of the present one: a form passes what stood there
 * when it got the focus. The edits are proved by reading the front matter again; a value that would not read back, or
 * would change another field, is refused with a message. A field that shows the value already gets no edits.
 */
export function setField(text: string, path: string[], value: FieldValue, like?: string): EditResult {
  return setFieldValue(text, path, value, like)
}

/**
 * Replaces a field's value by source in the language of the front matter. Refuses what is not exactly one value or would
 * change anything else. Maps and lists over lines are moved to the margin of the old value.
 */
export function setFieldSource(text: string, path: string[], source: string): EditResult {
  return setSource(text, path, source)
}

/**
 * Adds a field at the end of the front matter (TOML: before the tables), in the style of its neighbours. A post without
 * front matter gets a YAML block. An empty text in YAML is left out where texts have no quotes (`key:`).
 */
export function addField(text: string, key: string, value: FieldValue): EditResult {
  return addNewField(text, key, value)
}

/** Removes a field with all its lines. Comment lines above it stay. */
export function removeField(text: string, path: string[]): EditResult {
  return removeOldField(text, path)
}
