import type { Entry } from './entries'

/**
 * What a reading says, without places: keys in order, and the source of every value. Two outlines that match hold the
 * same values, written with the same bytes.
 */
export interface Outline {
  /** The part of the path that the parent has not; '' for an item of a list. */
  key: string
  /** The value's source, or null for a map or a list of maps. */
  source: string | null
  parts: Outline[]
  /** Matches any value. */
  isAny?: boolean
}

export function outlineOf(entries: readonly Entry[], depth = 0): Outline[] {
  return entries.map(({ field, children }) => {
    const own = field.path.slice(depth)
    const isCollection = field.shape === 'map' || field.shape === 'maps'
    return {
      key: own.length === 1 && typeof own[0] === 'number' ? '' : JSON.stringify(own),
      source: isCollection ? null : field.source,
      parts: outlineOf(children, field.path.length),
    }
  })
}

/** An outline with the siblings at the end of a route changed; the last part of the route is the place among them. */
export function changeOutline(
  outline: readonly Outline[],
  route: readonly number[],
  change: (siblings: Outline[], index: number) => Outline[],
): Outline[] {
  const [index = 0, ...rest] = route
  if (rest.length === 0) return change([...outline], index)
  return outline.map((part, at) =>
    at === index ? { ...part, parts: changeOutline(part.parts, rest, change) } : part,
  )
}

/** The outline with any value at a route. */
export function withAny(outline: readonly Outline[], route: readonly number[]): Outline[] {
  return changeOutline(outline, route, (siblings, index) =>
    siblings.map((part, at) => (at === index ? { ...part, isAny: true } : part)),
  )
}

const empty = new Set(['', '{}', '[]', '~', 'null'])

function isEmpty({ source, parts }: Outline): boolean {
  return source === null ? parts.length === 0 : empty.has(source)
}

/** Whether a reading is as expected. */
export function matchOutlines(expected: readonly Outline[], actual: readonly Outline[]): boolean {
  return (
    expected.length === actual.length &&
    expected.every((part, index) => {
      const other = actual[index]
      if (other === undefined || part.key !== other.key) return false
      if (part.isAny || (isEmpty(part) && isEmpty(other))) return true
      return part.source === other.source && matchOutlines(part.parts, other.parts)
    })
  )
}

/** The entry at the end of a route, or null. */
export function entryAt(entries: readonly Entry[], route: readonly number[]): Entry | null {
  const [index = 0, ...rest] = route
  const entry = entries[index]
  if (entry === undefined) return null
  return rest.length === 0 ? entry : entryAt(entry.children, rest)
}
