import { textShape } from '../frontMatter/shapes'
import type { FrontMatterKind } from '../frontMatter/split'
import type { UsageShape } from './usage'

/** What one post holds under a key; `none` where it says nothing, `emptyList` where the items could be anything. */
export type HabitShape = UsageShape | 'emptyList' | 'none'

/** One top-level key of one post. */
export interface KeyHabit {
  key: string
  shape: HabitShape
  /** Its short text or its short list items, without repeats. */
  texts: readonly string[]
}

/** What the front matter of one post tells about the habits of its folder. */
export interface Habits {
  kind: FrontMatterKind
  /** In the order of the post. */
  keys: readonly KeyHabit[]
}

/** Keys and items of a post beyond these numbers are not looked at. */
const mostKeys = 100
const mostItems = 50
/** In UTF-16 units; longer texts are nobody's choice. */
const longestText = 200

const noTexts: readonly string[] = []

/** Tells the habits of one post from the values of its front matter, as gray-matter's engines give them. */
export function readHabits(kind: FrontMatterKind, values: Readonly<Record<string, unknown>>): Habits {
  const keys = Object.keys(values)
    .filter((key) => key.length <= longestText)
    .slice(0, mostKeys)
  return { kind, keys: keys.map((key) => readHabit(key, values[key])) }
}

/**
 * Habits as a text: what is kept of some ten thousand posts is then one value each, and those that tell the same are equal.
 */
export function packHabits({ kind, keys }: Habits): string {
  return JSON.stringify([kind, ...keys.map(({ key, shape, texts }) => [key, shape, ...texts])])
}

export function unpackHabits(packed: string): Habits {
  const [kind, ...keys] = JSON.parse(packed) as [FrontMatterKind, ...[string, HabitShape, ...string[]][]]
  return { kind, keys: keys.map(([key, shape, ...texts]) => ({ key, shape, texts })) }
}

function readHabit(key: string, value: unknown): KeyHabit {
  if (Array.isArray(value)) return readList(key, value)
  if (typeof value === 'string') return readText(key, value)
  return { key, shape: shapeOf(value), texts: noTexts }
}

function shapeOf(value: unknown): HabitShape {
  if (value === null || value === undefined) return 'none'
  if (typeof value === 'number' || typeof value === 'bigint') return 'number'
  return typeof value === 'boolean' ? 'switch' : 'map'
}

function readText(key: string, value: string): KeyHabit {
  const text = value.trim()
  if (text === '') return { key, shape: 'none', texts: noTexts }
  const shape = textShape(text, false)
  if (shape === 'date') return { key, shape, texts: noTexts }
  return {
    key,
    shape: shape === 'longText' ? shape : 'text',
    texts: isShort(text) ? [text] : noTexts,
  }
}

function readList(key: string, list: readonly unknown[]): KeyHabit {
  const items = list.filter((item) => item !== null && item !== undefined)
  if (items.length === 0) return { key, shape: 'emptyList', texts: noTexts }
  const isMap = (item: unknown) => typeof item === 'object' && !Array.isArray(item)
  if (items.every(isMap)) return { key, shape: 'maps', texts: noTexts }
  if (items.some((item) => typeof item === 'object')) return { key, shape: 'source', texts: noTexts }
  const texts = items.slice(0, mostItems).map((item) => String(item).trim())
  return { key, shape: 'list', texts: [...new Set(texts.filter(isShort))] }
}

function isShort(text: string): boolean {
  return text !== '' && text.length <= longestText && !text.includes('\n')
}
