import {
  type AuthorField,
  type AuthorSource,
  authorFields,
  authorSourceRank,
  type FoundEntry,
  fieldNames,
  handleOfPath,
  isRecord,
  parseSource,
  readAuthorSource,
  readDirectory,
} from './directory'

/** Where an author stands, or shall stand, in the authors directory. */
export interface AuthorPlace {
  /** The file, below the content folder. */
  path: string
  /** Keys that lead to the entry in it; none where the file is the entry. */
  entry: string[]
  /** Names of the fields as the other entries write them. */
  names: Record<AuthorField, string>
  /** All names of another entry, in its order. */
  order: readonly string[]
  /** An entry to be alike to: its file, and the keys that lead to it. */
  model: { source: AuthorSource; entry: string[] } | null
}

/**
 * Where the folder keeps this author: the entry that counts, else a place in the way in which it keeps most of its
 * authors (a file for each, or one for all). `authors/<handle>.json` in a folder without any.
 */
export function placeForAuthor(sources: readonly AuthorSource[], handle: string): AuthorPlace {
  const entries = readDirectory(sources)
  const own = entries.find((entry) => entry.handle === handle)
  if (own !== undefined) {
    const beside = entries.filter((entry) => wayOf(entry.source) === wayOf(own.source) && entry !== own)
    return placeOf(own.source, own.path, sources, [own, ...beside])
  }
  const way = usualWay(sources)
  const path = way.replace('<handle>', handle)
  const beside = entries.filter((entry) => wayOf(entry.source) === way && !entry.isTeam)
  return placeOf(path, way === path ? [handle] : [], sources, beside)
}

/** A path with the handle left open; that of a file for all authors as it is. */
function wayOf(path: string): string {
  const handle = handleOfPath(path)
  if (handle === null) return path
  const at = path.endsWith('/_index.md') ? path.length - '/_index.md'.length : path.lastIndexOf('.')
  return `${path.slice(0, at - handle.length)}<handle>${path.slice(at)}`
}

/** The way in which most authors are kept; of several, the one that is read first. */
function usualWay(sources: readonly AuthorSource[]): string {
  const ways = new Map<string, { people: number; rank: number }>()
  for (const source of sources) {
    const way = wayOf(source.path)
    const people = readAuthorSource(source).filter(({ isTeam }) => !isTeam).length
    const known = ways.get(way)
    ways.set(way, { people: people + (known?.people ?? 0), rank: authorSourceRank(source.path) })
  }
  const [best] = [...ways].sort(
    ([wayA, a], [wayB, b]) => b.people - a.people || a.rank - b.rank || (wayA < wayB ? -1 : 1),
  )
  return best?.[0] ?? 'authors/<handle>.json'
}

function placeOf(
  path: string,
  entry: string[],
  sources: readonly AuthorSource[],
  alike: readonly FoundEntry[],
): AuthorPlace {
  const read = alike.flatMap((found) => {
    const source = sources.find((each) => each.path === found.source)
    const value = source && valueAt(parseSource(source.path, source.text), found.path)
    return source && isRecord(value) ? [{ source, entry: found.path, keys: Object.keys(value) }] : []
  })
  const used = new Set(read.flatMap(({ keys }) => keys))
  const names = Object.fromEntries(
    authorFields.map((field) => [field, fieldNames[field].find((name) => used.has(name)) ?? field]),
  ) as Record<AuthorField, string>
  if (path.endsWith('.md') && !used.has('name')) names.name = 'title'
  const model = read.find((other) => other.source.path !== path || other.entry.join('/') !== entry.join('/'))
  const order = model?.keys ?? []
  return { path, entry, names, order, model: model ? { source: model.source, entry: model.entry } : null }
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)
}
