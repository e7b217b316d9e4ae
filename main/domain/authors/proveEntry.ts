import { parseFrontMatter } from '../frontMatter/parse'
import { authorFields, isRecord, parseSource, readAuthorSource } from './directory'
import type { AuthorPlace } from './placeForAuthor'
import { wrapSource } from './sourceText'
import type { AuthorChange } from './writeAuthor'

/**
 * Why a changed file of the directory is not right, or null: read again, the entry must say what it shall, and nothing
 * else may say anything new.
 */
export function provesEntry(
  { path, entry }: AuthorPlace,
  handle: string,
  change: AuthorChange,
  before: string,
  after: string,
): string | null {
  const written = readAuthorSource({ path, text: after }).find(
    (found) => found.handle === handle && found.path.join('/') === entry.join('/'),
  )
  const isWritten = authorFields.every((field) => {
    const value = change[field]
    if (value === undefined) return true
    const wanted = value.replace(/\s+/g, ' ').trim()
    const shown = written?.values[field] ?? ''
    return shown === (field === 'avatar' ? wanted.replace(/^\/+/, '') : wanted) || wanted === ''
  })
  const isSound = faults(path, after) <= faults(path, before)
  if (
    written === undefined ||
    !isWritten ||
    !isSound ||
    others(path, entry, before) !== others(path, entry, after)
  )
    return `The entry of “${handle}” cannot be written into “${path}” without changing something else. Edit the file as text.`
  return null
}

/** How much is wrong with a file: a key that comes twice is read, but only one of them counts. */
function faults(path: string, text: string): number {
  const wrapped = wrapSource(path, text)
  if (!wrapped.ok) return text.trim() === '' ? 0 : 1
  const { broken, problems } = parseFrontMatter(wrapped.text)
  return problems.length + (broken === null ? 0 : 1)
}

/** All that a file says but one entry, as text. A file that is one entry says nothing else. */
function others(path: string, entry: readonly string[], text: string): string {
  if (entry.length === 0) return ''
  const value = text.trim() === '' ? {} : (parseSource(path, text) ?? {})
  return JSON.stringify(without(value, entry))
}

function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (!isRecord(value) || key === undefined) return value
  if (rest.length === 0) return Object.entries(value).filter(([name]) => name !== key)
  return Object.entries(value).map(([name, item]) => [name, name === key ? without(item, rest) : item])
}
