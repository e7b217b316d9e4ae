import { type AddOptions, addNewField } from './addedField'
import { switchOff, switchOn } from './commentedFields'
import { setSource } from './fieldSource'
import type { FieldPath, FieldValue } from './fields'
import { addMap, moveMap, removeMap } from './listItems'
import type { EditResult } from './opened'
import { removeOldField } from './removedField'
import { renameOldField } from './renamedField'
import { setFieldValue } from './setField'
import { separate } from './sharedValue'

export type { AddOptions } from './addedField'
export type { EditResult } from './opened'

/**
 * Gives a field a new value: the smallest edit that keeps the field's quotes, list style, indentation and date shape.
 * `like` is the source of an older value whose style is copied instead of the present one: a form passes what stood there
 * when it got the focus. The edits are proved by reading the front matter again; a value that would not read back, or
 * would change another field, is refused with a message. A field that shows the value already gets no edits.
 */
export function setField(text: string, path: FieldPath, value: FieldValue, like?: string): EditResult {
  return setFieldValue(text, path, value, like)
}

/**
 * Replaces a field's value by source in the language of the front matter. Refuses what is not exactly one value or would
 * change anything else. Maps and lists over lines are moved to the margin of the old value.
 */
export function setFieldSource(text: string, path: FieldPath, source: string): EditResult {
  return setSource(text, path, source)
}

/**
 * Adds a field where the folder's posts usually have it (`order`), else last (TOML: before the tables), in the style of
 * its neighbours. A path of several parts adds to a map that is there. A post without front matter gets a block of `kind`.
 * An empty text in YAML is left out where texts have no quotes (`key:`).
 */
export function addField(
  text: string,
  key: string | FieldPath,
  value: FieldValue,
  options: AddOptions = {},
): EditResult {
  return addNewField(text, typeof key === 'string' ? [key] : key, value, options)
}

/** Removes a field with all its lines. Comment lines above it stay. */
export function removeField(text: string, path: FieldPath): EditResult {
  return removeOldField(text, path)
}

/** Gives a field another key, in the quotes of the old one. Refused where the map has that key already. */
export function renameField(text: string, path: FieldPath, key: string): EditResult {
  return renameOldField(text, path, key)
}

/** Turns the comment lines of a field (see `commentedFields`) into the field. */
export function switchOnField(text: string, key: string): EditResult {
  return switchOn(text, key)
}

/** Turns a field at the top level into comment lines, from which `switchOnField` gets it back. JSON has no comments. */
export function switchOffField(text: string, path: FieldPath): EditResult {
  return switchOff(text, path)
}

/** Adds an item to the end of a list of maps: the keys of the last item, without values. */
export function addItem(text: string, path: FieldPath): EditResult {
  return addMap(text, path)
}

/** Moves an item of a list of maps to another place (from 0), with the comments directly above it. */
export function moveItem(text: string, path: FieldPath, from: number, to: number): EditResult {
  return moveMap(text, path, from, to)
}

/** Removes an item of a list of maps, with the comments directly above it; those above the first one stay. */
export function removeItem(text: string, path: FieldPath, index: number): EditResult {
  return removeMap(text, path, index)
}

/**
 * Gives a field that shares its value (`field.shared`) a value of its own: an alias becomes a copy of the value; an
 * anchor loses its name, and every alias of it becomes a copy. Refused where the value fills several lines.
 */
export function separateField(text: string, path: FieldPath): EditResult {
  return separate(text, path)
}
