import type { Field } from '../frontMatter/fields'
import type { FieldRule, FieldType } from './fieldRules'
import { meaningOf } from './keyNames'
import type { KeyUsage, UsageShape } from './usage'

/** A control of the form: `group` is a map, `groups` a list of maps. */
export type ControlType = FieldType | 'group' | 'groups'

const webAddress = /^(?:https?:)?\/\/\S+$/i
const imageName = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/i

/** Whether a date says a time as well. */
export function hasTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d./.test(value)
}

function listType(key: string, items: readonly string[], usage: KeyUsage | null): FieldType {
  const meaning = meaningOf(key)
  if (meaning === 'authors') return 'authors'
  const known = items.length > 0 ? items : (usage?.values.slice(0, 20).map(({ value }) => value) ?? [])
  if (known.length > 0 ? known.every((item) => webAddress.test(item)) : meaning === 'urls') return 'urls'
  return 'tags'
}

function textType(key: string, value: string, usage: KeyUsage | null): FieldType {
  const meaning = meaningOf(key)
  if (meaning === 'authors' || meaning === 'slug' || meaning === 'longText') return meaning
  if (imageName.test(value) || (meaning === 'image' && !webAddress.test(value) && !/\s/.test(value)))
    return 'image'
  return usage?.shape === 'longText' ? 'longText' : 'text'
}

/** The control for a key that says nothing yet: what the folder's posts usually have under it. */
function emptyType(key: string, usage: KeyUsage | null): FieldType {
  const shapes: Partial<Record<UsageShape, FieldType>> = {
    number: 'number',
    switch: 'switch',
    date: 'date',
    longText: 'longText',
  }
  if (usage?.shape === 'list') return listType(key, [], usage)
  return (usage === null ? undefined : shapes[usage.shape]) ?? textType(key, '', usage)
}

const typesOfShape: Record<Field['shape'], readonly ControlType[]> = {
  text: ['text', 'longText', 'slug', 'image', 'authors', 'tags', 'urls'],
  longText: ['longText', 'text', 'image', 'authors'],
  number: ['number'],
  switch: ['switch'],
  date: ['date', 'dateTime'],
  list: ['tags', 'authors', 'urls'],
  map: ['group'],
  maps: ['groups'],
  other: ['source'],
}

function ownType({ shape, value, path }: Field, usage: KeyUsage | null): ControlType {
  const last = String(path.at(-1) ?? '')
  // Inside a map an author is somebody's name: of a photo, of a quotation.
  const key = path.length > 1 && meaningOf(last) === 'authors' ? '' : last
  if (shape === 'map') return 'group'
  if (shape === 'maps') return 'groups'
  if (shape === 'other') return 'source'
  if (shape === 'list') return listType(key, Array.isArray(value) ? value : [], usage)
  if (value === null) return emptyType(key, usage)
  if (shape === 'date') return hasTime(value) ? 'dateTime' : 'date'
  if (shape === 'text' && typeof value === 'string') return textType(key, value, usage)
  return shape
}

/** The control for a field: what byline.json says, where the value allows it, else by value, key and the folder's usage. */
export function controlOf(field: Field, usage: KeyUsage | null, rule: FieldRule | null): ControlType {
  const own = ownType(field, usage)
  const wanted = rule?.type
  if (wanted === undefined || wanted === own) return own
  if (wanted === 'source') return own === 'group' || own === 'groups' ? own : 'source'
  if (field.value === null && field.shape !== 'map' && field.shape !== 'maps' && field.shape !== 'other')
    return wanted
  if (wanted === 'date' || wanted === 'dateTime') return field.shape === 'date' ? wanted : own
  return typesOfShape[field.shape].includes(wanted) ? wanted : own
}
