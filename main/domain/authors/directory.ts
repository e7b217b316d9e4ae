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
  return places.findIndex((place) => place.test(path))
}

const fields = ['name', 'email', 'description', 'url', 'avatar'] as const
type Field = (typeof fields)[number]

/** Other names that sites use for the same thing, in order. */
const fieldNames: Record<Field, readonly string[]> = {
  name: ['name', 'title', 'display_name', 'full_name'],
  email: ['email', 'mail'],
  description: ['description', 'bio', 'about', 'role'],
  url: ['url', 'website', 'homepage', 'site', 'web'],
  avatar: ['avatar', 'image', 'photo', 'picture', 'image_url'],
}

interface FoundEntry {
  handle: string
  values: Partial<Record<Field, string>>
  source: string
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
  const ranked = [...sources].sort(
    (a, b) => authorSourceRank(a.path) - authorSourceRank(b.path) || (a.path < b.path ? -1 : 1),
  )
  for (const { handle, values, source } of ranked.flatMap(readAuthorSource)) {
    const entry = entries.get(handle) ?? emptyEntry(handle)
    if (entry.source === '') entry.source = source
    for (const field of fields) entry[field] ||= values[field] ?? ''
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

/** The people and teams that one file describes; none when it cannot be read. */
function readAuthorSource({ path, text }: AuthorSource): FoundEntry[] {
  const rank = authorSourceRank(path)
  const place = places[rank]
  if (!place) return []
  const value = parseSource(path, text)
  if (!isRecord(value)) return []
  const single = place.exec(path)?.[1]
  const people: [string, unknown][] = single === undefined ? Object.entries(value) : [[single, value]]
  const entries = people.flatMap(([handle, person]) => readPerson(handle, person, path))
  // People before teams: a team must not hide the entry that a person of that handle has in the same file.
  return [...entries.filter(({ team }) => !team), ...entries.filter(({ team }) => team)]
}

function parseSource(path: string, text: string): unknown {
  if (text.length > 1024 * 1024) return null
  try {
    if (path.endsWith('.json')) return JSON.parse(text)
    if (path.endsWith('.toml')) return parseToml(text)
    if (path.endsWith('.md')) return readValues(text)
    return parseYaml(text, { schema: 'core', maxAliasCount: 20, merge: false, logLevel: 'silent' })
  } catch {
    return null
  }
}

function readPerson(handle: string, person: unknown, source: string): (FoundEntry & { team: boolean })[] {
  if (!isRecord(person) || !isHandle(handle)) return []
  const own = { handle, values: readFields(person), source, team: false }
  const teams = isRecord(person.teams) ? Object.entries(person.teams) : []
  return [
    own,
    ...teams.flatMap(([team, values]) =>
      isRecord(values) && isHandle(team)
        ? [{ handle: team, values: readFields(values), source, team: true }]
        : [],
    ),
  ]
}

function readFields(person: Record<string, unknown>): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {}
  for (const field of fields) {
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
