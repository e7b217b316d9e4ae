import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { readValues } from '../frontMatter/values'
import type { AuthorEntry } from './entry'
import { isHandle } from './handle'

/** A file of the authors directory. */
export interface AuthorSource {
  /** Path below the content folder. */
  path: string
  /** Decoded text, LF line ends. */
  text: string
}

/** The places that are read, in order of rank: the first that knows a handle wins, later ones fill gaps. */
const places: readonly RegExp[] = [
  /^(?:people\/)?authors\/([^/]+)\.json$/,
  /^data\/authors\/([^/]+)\.(?:ya?ml|json|toml)$/,
  /^data\/authors\.(?:ya?ml|json|toml)$/,
  /^_data\/authors\.(?:ya?ml|json)$/,
  /^(?:.*\/)?authors\.yml$/,
  /^content\/authors\/([^/]+)\/_index\.md$/,
]

/** The rank of a path as part of the authors directory (0 is read first), or -1. */
export function authorSourceRank(path: string): number {
  // Asked for every file of a folder, which is hardly ever one.
  return path.includes('authors') ? places.findIndex((place) => place.test(path)) : -1
}

export const authorFields = ['name', 'email', 'description', 'url', 'avatar'] as const
export type AuthorField = (typeof authorFields)[number]

/** Names that sites use for the same thing: the first that an entry has counts. */
export const fieldNames: Record<AuthorField, readonly string[]> = {
  name: ['name', 'title', 'display_name', 'full_name'],
  email: ['email', 'mail'],
  description: ['description', 'bio', 'about', 'role'],
  url: ['url', 'website', 'homepage', 'site', 'web'],
  avatar: ['avatar', 'image', 'photo', 'picture', 'image_url'],
}

/** Names that sites use for other handles of an author: a text, or a list of them. */
const aliasNames = ['alias', 'aliases', 'aka', 'nickname', 'nicknames']

/** What one file says of a handle. */
export interface FoundEntry {
  handle: string
  /** Keys that lead to the entry in its file; none where the file is the entry. */
  path: string[]
  values: Partial<Record<AuthorField, string>>
  aliases: string[]
  source: string
  isTeam: boolean
}

/**
 * Merges the authors directory with the handles that posts use (and in how many), sorted by handle. A source that does
 * not parse says nothing; an avatar that is not a local path is left out.
 */
export function mergeAuthors(
  sources: readonly AuthorSource[],
  uses: ReadonlyMap<string, number>,
): AuthorEntry[] {
  const entries = new Map<string, AuthorEntry>()
  for (const { handle, values, aliases, source } of readDirectory(sources)) {
    const entry = entries.get(handle) ?? emptyEntry(handle)
    if (entry.source === '') entry.source = source
    for (const field of authorFields) entry[field] ||= values[field] ?? ''
    if (aliases.length > 0) entry.aliases = [...new Set([...(entry.aliases ?? []), ...aliases])]
    entries.set(handle, entry)
  }
  for (const [handle, posts] of uses) {
    const entry = entries.get(handle) ?? (isHandle(handle) ? emptyEntry(handle) : undefined)
    if (!entry) continue
    entry.posts = posts
    entries.set(handle, entry)
  }
  return [...entries.values()].sort((a, b) => (a.handle < b.handle ? -1 : 1))
}

function emptyEntry(handle: string): AuthorEntry {
  return { handle, name: '', email: '', description: '', url: '', avatar: '', source: '', posts: 0 }
}

/** All entries of the directory: the first of a handle counts, later ones fill its gaps. */
export function readDirectory(sources: readonly AuthorSource[]): FoundEntry[] {
  const ranked = [...sources].sort(
    (a, b) => authorSourceRank(a.path) - authorSourceRank(b.path) || (a.path < b.path ? -1 : 1),
  )
  return ranked.flatMap(readAuthorSource)
}

/** The people and teams that one file describes; none when it cannot be read. */
export function readAuthorSource({ path, text }: AuthorSource): FoundEntry[] {
  const place = places[authorSourceRank(path)]
  if (!place) return []
  const value = parseSource(path, text)
  if (!isRecord(value)) return []
  const single = place.exec(path)?.[1]
  const entries =
    single === undefined
      ? Object.entries(value).flatMap(([handle, person]) => readPerson(handle, person, path, [handle]))
      : readPerson(single, value, path, [])
  // People before teams: a team must not hide the entry that a person of that handle has in the same file.
  return [...entries.filter(({ isTeam }) => !isTeam), ...entries.filter(({ isTeam }) => isTeam)]
}

/** The handle of a file that is one entry, or null for a file of several. */
export function handleOfPath(path: string): string | null {
  return places[authorSourceRank(path)]?.exec(path)?.[1] ?? null
}

/** The values of a file of the directory, or null when it cannot be read. */
export function parseSource(path: string, text: string): unknown {
  if (text.length > 1024 * 1024) return null
  try {
    if (path.endsWith('.json')) return JSON.parse(text)
    if (path.endsWith('.toml')) return parseToml(text)
    if (path.endsWith('.md')) return readValues(text)
    // With `silent` the library would read as much of a broken file as it can make out, and entries could be wrong.
    return parseYaml(text, { schema: 'core', maxAliasCount: 20, merge: false, logLevel: 'error' })
  } catch {
    return null
  }
}

function readPerson(handle: string, person: unknown, source: string, path: string[]): FoundEntry[] {
  if (!isRecord(person) || !isHandle(handle)) return []
  const teams = isRecord(person.teams) ? Object.entries(person.teams) : []
  return [
    { ...readEntry(person), handle, path, source, isTeam: false },
    ...teams.flatMap(([team, values]) =>
      isRecord(values) && isHandle(team)
        ? [{ ...readEntry(values), handle: team, path: [...path, 'teams', team], source, isTeam: true }]
        : [],
    ),
  ]
}

function readEntry(person: Record<string, unknown>): Pick<FoundEntry, 'values' | 'aliases'> {
  const aliases = aliasNames.flatMap((name) => (Object.hasOwn(person, name) ? person[name] : []))
  return { values: readFields(person), aliases: aliases.filter((alias) => typeof alias === 'string') }
}

function readFields(person: Record<string, unknown>): Partial<Record<AuthorField, string>> {
  const found: Partial<Record<AuthorField, string>> = {}
  for (const field of authorFields) {
    for (const name of fieldNames[field]) {
      const value = Object.hasOwn(person, name) ? person[name] : undefined
      const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : ''
      if (text !== '' && (field !== 'avatar' || isLocal(text))) {
        found[field] = field === 'avatar' ? text.replace(/^\/+/, '') : text
        break
      }
    }
  }
  return found
}

function isLocal(path: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)
}

/** Whether a value is a group of fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
