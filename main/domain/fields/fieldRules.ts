/** Controls that a field of the form can have. */
export type FieldType =
  | 'text'
  | 'longText'
  | 'number'
  | 'switch'
  | 'date'
  | 'dateTime'
  | 'tags'
  | 'authors'
  | 'slug'
  | 'image'
  | 'urls'
  | 'source'

/** What the content folder's byline.json fixes about one field. */
export interface FieldRule {
  label?: string
  type?: FieldType
  required?: boolean
  /** The only values that the field may have. */
  choices?: string[]
}

/** Rules by key; keys in maps as `params.weight`. */
export type FieldRules = Record<string, FieldRule>

/** The rule of a key, or null. Keys may have the names of an object's own methods, so the rules are not indexed. */
export function ruleOf(rules: FieldRules, key: string): FieldRule | null {
  return Object.hasOwn(rules, key) ? rules[key]! : null
}
