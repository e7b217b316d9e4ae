import type { Problem } from '../problem'
import type { FrontMatterBlock, FrontMatterKind } from './split'

/**
 * How a form shows a value: `list` holds texts, `map` fields, `maps` is a list of maps. `other` is edited as source.
 */
export type FieldShape =
  | 'text'
  | 'longText'
  | 'number'
  | 'switch'
  | 'date'
  | 'list'
  | 'map'
  | 'maps'
  | 'other'
export type FieldValue = string | number | boolean | string[]

/** Keys, and places in lists (from 0), that lead to a field. */
export type FieldPath = (string | number)[]

/** A value that several fields share: `&name value` gives it, `*name` stands for it. */
export interface SharedValue {
  name: string
  role: 'anchor' | 'alias'
}

/** One key of the front matter with its value. Offsets speak of the whole post (UTF-16, half-open). */
export interface Field {
  path: FieldPath
  /** The last key in sentence case, for people; '' for an item of a list of maps. */
  label: string
  shape: FieldShape
  /** Null where the post says nothing or `null`, and for maps and `other`. Numbers that would not survive are text. */
  value: FieldValue | null
  /** The value as the post writes it: what stands in `[from, to)`. */
  source: string
  from: number
  to: number
  keyFrom: number
  keyTo: number
  /** Why a form must not change this field, or null. */
  readOnly: string | null
  /** Set where the value belongs to other fields as well, so that a change must say which of them it means. */
  shared: SharedValue | null
  /** Fields of a map; items of a list of maps, each a map. */
  children: Field[]
}

/** Why front matter cannot be read. */
export interface BrokenFrontMatter {
  /** 1-based, in the post. */
  line: number
  from: number
  to: number
  message: string
}

/** The front matter of a post as data. Broken front matter has no fields. */
export interface FrontMatter {
  kind: FrontMatterKind | null
  block: FrontMatterBlock | null
  fields: Field[]
  broken: BrokenFrontMatter | null
  problems: Problem[]
}
