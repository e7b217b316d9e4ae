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
