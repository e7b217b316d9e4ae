import { isDateKey, isListKey } from '../frontMatter/shapes'
import type { FrontMatterKind } from '../frontMatter/split'
import type { HabitShape, Habits } from './habits'
import { orderKeys } from './keyOrder'
import type { FolderUsage, KeyUsage, UsageShape } from './usage'

/** Rarer keys and values beyond these numbers are left out. */
const mostKeys = 200
const mostValues = 500
/** Texts of which there are more than these, and that hardly ever repeat, are written anew each time. */
const fewValues = 20

interface Tally {
  key: string
  posts: number
  shapes: Map<HabitShape, number>
  texts: Map<string, number>
}

function increase<K>(counts: Map<K, number>, key: K, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

/** The first by the alphabet where several are used as often. */
function mostUsed<K extends string>(counts: ReadonlyMap<K, number>): K | undefined {
  const [most] = [...counts].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
  return most?.[0]
}

/**
 * Counts how the posts of a folder write their front matter; `habits` are those of the posts that have any. Their
 * order makes no difference.
 */
export function countUsage(folder: string, habits: readonly Habits[]): FolderUsage {
  const kinds = new Map<FrontMatterKind, number>()
  const tallies = new Map<string, Tally>()
  for (const { kind, keys } of habits) {
    increase(kinds, kind)
    for (const { key, shape, texts } of keys) {
      let tally = tallies.get(key)
      if (tally === undefined) {
        tally = { key, posts: 0, shapes: new Map(), texts: new Map() }
        tallies.set(key, tally)
      }
      tally.posts += 1
      increase(tally.shapes, shape)
      for (const text of texts) increase(tally.texts, text)
    }
  }
  const common = [...tallies.values()].sort(byUse).slice(0, mostKeys)
  const order = orderKeys(
    habits.map(({ keys }) => keys.map(({ key }) => key)),
    common.map(({ key }) => key),
  )
  return {
    folder,
    posts: habits.length,
    kind: mostUsed(kinds) ?? 'yaml',
    keys: order.map((key) => usageOf(tallies.get(key)!)),
  }
}

function byUse(a: Tally, b: Tally): number {
  return b.posts - a.posts || (a.key < b.key ? -1 : 1)
}

function usageOf({ key, posts, shapes, texts }: Tally): KeyUsage {
  const shape = usualShape(key, shapes)
  return { key, posts, shape, values: shape !== 'list' && areFreeTexts(texts) ? [] : sortValues(texts) }
}

/** Empty lists count for the kind of list that is used most; keys that nobody fills go by their name. */
function usualShape(key: string, shapes: ReadonlyMap<HabitShape, number>): UsageShape {
  const filled = new Map<UsageShape, number>()
  const lists = new Map<UsageShape, number>()
  for (const [shape, count] of shapes) {
    if (shape === 'none' || shape === 'emptyList') continue
    filled.set(shape, count)
    if (shape === 'list' || shape === 'maps' || shape === 'source') lists.set(shape, count)
  }
  const empty = shapes.get('emptyList') ?? 0
  if (empty > 0) increase(filled, mostUsed(lists) ?? 'list', empty)
  return mostUsed(filled) ?? (isListKey(key) ? 'list' : isDateKey(key) ? 'date' : 'text')
}

function areFreeTexts(texts: ReadonlyMap<string, number>): boolean {
  if (texts.size <= fewValues) return false
  let posts = 0
  for (const count of texts.values()) posts += count
  return posts < 2 * texts.size
}

/** Most used first, then by the alphabet, capitals beside small letters. */
function sortValues(texts: ReadonlyMap<string, number>): KeyUsage['values'] {
  return [...texts]
    .map(([value, posts]) => ({ value, posts, lower: value.toLowerCase() }))
    .sort(
      (a, b) =>
        b.posts - a.posts ||
        (a.lower === b.lower ? (a.value < b.value ? -1 : 1) : a.lower < b.lower ? -1 : 1),
    )
    .slice(0, mostValues)
    .map(({ value, posts }) => ({ value, posts }))
}
