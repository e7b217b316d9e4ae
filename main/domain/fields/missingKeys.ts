import type { FieldValue } from '../frontMatter/fields'
import { isDateKey, isListKey } from '../frontMatter/shapes'
import type { FieldRule, FieldRules, FieldType } from './fieldRules'
import { ruleOf } from './fieldRules'
import { meaningOf } from './keyNames'
import type { FolderUsage, KeyUsage } from './usage'

/** A key that the post might get. */
export interface MissingKey {
  key: string
  isRequired: boolean
}

/** Keys of which a post has one or the other. */
const alternatives: readonly (readonly string[])[] = [
  ['author', 'authors', 'by'],
  ['category', 'categories'],
  ['tag', 'tags'],
  ['draft', 'published'],
  ['description', 'summary', 'excerpt'],
]

function hasAlternative(key: string, taken: ReadonlySet<string>): boolean {
  const set = alternatives.find((names) => names.includes(key.toLowerCase()))
  return set?.some((name) => taken.has(name)) ?? false
}

/** Keys of a post with so few others are no habit. */
const fewestPosts = 3

/**
 * Keys that the post has not: those that byline.json requires, then those that most posts of the folder have, in their
 * usual order. Authors, categories and the like are not offered where the post says them under another key.
 */
export function missingKeys(
  taken: readonly string[],
  usage: FolderUsage | null,
  rules: FieldRules,
): MissingKey[] {
  const own = new Set(taken)
  const folded = new Set(taken.map((key) => key.toLowerCase()))
  const required = Object.keys(rules).filter(
    (key) => ruleOf(rules, key)?.required && !own.has(key) && !key.includes('.'),
  )
  const usual =
    usage === null || usage.posts < fewestPosts
      ? []
      : usage.keys
          .filter(
            ({ key, posts }) => posts * 2 > usage.posts && !own.has(key) && !hasAlternative(key, folded),
          )
          .map(({ key }) => key)
          .filter((key) => !required.includes(key))
  return [
    ...required.map((key) => ({ key, isRequired: true })),
    ...usual.map((key) => ({ key, isRequired: false })),
  ]
}

const valueOfType: Record<FieldType, FieldValue> = {
  text: '',
  longText: '',
  number: 0,
  switch: false,
  date: '',
  dateTime: '',
  tags: [],
  authors: '',
  slug: '',
  image: '',
  urls: [],
  source: '',
}

/** The first value of a new field, of the type that the folder's posts have under the key. `today` is `YYYY-MM-DD`. */
export function firstValue(
  key: string,
  usage: KeyUsage | null,
  rule: FieldRule | null,
  today: string,
): FieldValue {
  const isDate =
    rule?.type === 'date' || rule?.type === 'dateTime' || usage?.shape === 'date' || isDateKey(key)
  if (isDate && (rule?.type === undefined || rule.type.startsWith('date'))) return today
  if (rule?.type === 'authors' || (rule?.type === undefined && meaningOf(key) === 'authors'))
    return usage?.shape === 'list' || (usage === null && isListKey(key)) ? [] : ''
  if (rule?.type !== undefined) return valueOfType[rule.type]
  if (usage === null) return isListKey(key) || meaningOf(key) === 'urls' ? [] : key === 'draft' ? true : ''
  if (usage.shape === 'list') return []
  if (usage.shape === 'switch') return usage.values[0]?.value === 'true' || key === 'draft'
  return usage.shape === 'number' ? 0 : ''
}
