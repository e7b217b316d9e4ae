import type { Problem } from '../problem'
import type { FrontMatterBlock, FrontMatterKind } from './split'

/** How a form shows a value. `other` is edited as source. */
export type FieldShape = 'text' | 'longText' | 'number' | 'switch' | 'date' | 'list' | 'other'
export type FieldValue = string | number | boolean | string[]

/** One key of the front matter with its value. Offsets speak of the whole post (UTF-16, half-open). */
export interface Field {
  /** The key; in TOML with the tables and dotted parts that lead to it. */
  path: string[]
  /** The last key in sentence case, for people. */
  label: string
  shape: FieldShape
  /** Null where the post says nothing or `null`, and for `other`. Numbers that would not survive are text. */
  value: FieldValue | null
  /** The value as the post writes it: what stands in `[from, to)`. */
  source: string
  from: number
  to: number
  keyFrom: number
  keyTo: number
  /** Why a form must not change this field, or null. */
  readOnly: string | null
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
