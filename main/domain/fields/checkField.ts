import type { Field } from '../frontMatter/fields'
import type { FieldRule, FieldType } from './fieldRules'
import type { KeyUsage, UsageShape } from './usage'

const typeNames: Record<FieldType, string> = {
  text: 'a text',
  longText: 'a text',
  number: 'a number',
  switch: 'true or false',
  date: 'a date',
  dateTime: 'a date with a time',
  tags: 'a list',
  authors: 'an author or a list of authors',
  slug: 'a text',
  image: 'the path of an image',
  urls: 'a list of addresses',
  source: 'any value',
}

const shapeNames: Partial<Record<UsageShape, string>> = {
  text: 'a text',
  longText: 'a text',
  number: 'a number',
  switch: 'true or false',
  date: 'a date',
  list: 'a list',
  map: 'a group of fields',
  maps: 'a list of groups',
}

const fits: Record<FieldType, readonly Field['shape'][]> = {
  text: ['text', 'longText'],
  longText: ['text', 'longText'],
  number: ['number'],
  switch: ['switch'],
  date: ['date'],
  dateTime: ['date'],
  tags: ['list'],
  authors: ['text', 'longText', 'list'],
  slug: ['text'],
  image: ['text', 'longText'],
  urls: ['list'],
  source: ['text', 'longText', 'number', 'switch', 'date', 'list', 'map', 'maps', 'other'],
}

/** What is wrong with a value, for the writer: `error` breaks a rule of byline.json, `hint` is unlike most posts. */
export interface FieldTrouble {
  severity: 'error' | 'hint'
  message: string
}

function isEmpty({ value, source, shape }: Field): boolean {
  if (shape === 'map' || shape === 'maps' || shape === 'other') return source.trim() === ''
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function checkRule(field: Field, rule: FieldRule): string | null {
  if (isEmpty(field)) return rule.required ? 'This must be filled in (byline.json requires it).' : null
  const { type, choices } = rule
  if (type !== undefined && !fits[type].includes(field.shape))
    return `This should be ${typeNames[type]} (byline.json says so). Change the value in the text.`
  if (type === 'dateTime' && String(field.value).length <= 10)
    return 'This should say a time as well (byline.json says so).'
  if (choices === undefined) return null
  const values = Array.isArray(field.value) ? field.value : [String(field.value)]
  const wrong = values.find((value) => !choices.includes(value))
  return wrong === undefined
    ? null
    : `“${wrong}” is not one of the choices in byline.json: ${choices.slice(0, 12).join(', ')}${choices.length > 12 ? ', …' : ''}.`
}

/** Texts of one line and of several, and whatever looks like a text, are of one kind. */
function kindOf(shape: Field['shape'] | UsageShape): string {
  return shape === 'longText' ? 'text' : shape
}

function checkUsage(field: Field, usage: KeyUsage, posts: number): string | null {
  if (isEmpty(field) || field.path.length > 1) return null
  const usual = shapeNames[usage.shape]
  const isUsual = usage.posts >= 5 && usage.posts * 2 >= posts
  const own = kindOf(field.shape)
  // Authors, categories and the like are often one text for one item.
  const isOneItem = (own === 'text' && usage.shape === 'list') || (own === 'list' && usage.shape === 'text')
  if (!isUsual || usual === undefined || own === kindOf(usage.shape) || own === 'other' || isOneItem)
    return null
  return `The other posts here have ${usual} under this key.`
}

/** What is wrong with a field by the folder's rules, or what is unusual in it; null when nothing is. */
export function checkField(
  field: Field,
  usage: KeyUsage | null,
  posts: number,
  rule: FieldRule | null,
): FieldTrouble | null {
  const broken = rule === null ? null : checkRule(field, rule)
  if (broken !== null) return { severity: 'error', message: broken }
  const unusual = usage === null || rule?.type !== undefined ? null : checkUsage(field, usage, posts)
  return unusual === null ? null : { severity: 'hint', message: unusual }
}
