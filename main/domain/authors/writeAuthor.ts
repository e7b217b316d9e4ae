import { addField, removeField, setField } from '../frontMatter/edits'
import type { Field } from '../frontMatter/fields'
import { parseFrontMatter } from '../frontMatter/parse'
import { decodePost, editPost, encodePost } from '../postText'
import { applyEdits, editBetween } from '../textEdit'
import { beginEntry } from './beginEntry'
import { type AuthorField, authorFields, fieldNames, readAuthorSource } from './directory'
import { fieldAt } from './fieldAt'
import type { AuthorPlace } from './placeForAuthor'
import { provesEntry } from './proveEntry'
import { type SourceText, wrapSource } from './sourceText'

export type WrittenAuthor = { ok: true; path: string; text: string } | { ok: false; message: string }

/** What shall be said of an author: '' takes a field out, one that is missing stays. */
export type AuthorChange = Partial<Record<AuthorField, string>>

/**
 * Adds or changes an entry of the authors directory: the bytes of that entry only, with the file's own names of fields,
 * quotes, indentation and line ends. `raw` is the decoded file at `place.path`, or null where none is yet.
 */
export function writeAuthor(
  raw: string | null,
  place: AuthorPlace,
  handle: string,
  change: AuthorChange,
): WrittenAuthor {
  const file = decodePost(raw ?? '')
  const before = file.text
  const isThere = readAuthorSource({ path: place.path, text: before }).some(
    (entry) => entry.handle === handle && entry.path.join('/') === place.entry.join('/'),
  )
  const hasEntry = isThere && before.trim() !== ''
  if (!hasEntry && authorFields.every((field) => !change[field])) {
    return { ok: false, message: `Nothing is said of “${handle}” yet. Give a name at least.` }
  }
  const begun = hasEntry ? { ok: true as const, text: before, done: null } : beginEntry(before, place, change)
  if (!begun.ok) return begun
  const wrapped = wrapSource(place.path, begun.text)
  if (!wrapped.ok) return wrapped
  const set = setFields(wrapped, place, change, begun.done)
  if (!set.ok) return set
  const after = wrapped.unwrap(set.text)
  const proof = provesEntry(place, handle, change, before, after)
  if (proof !== null) return { ok: false, message: proof }
  return { ok: true, path: place.path, text: encodePost(editPost(file, editBetween(before, after))) }
}

/** Sets the fields one after the other, each on the text that the one before left. */
function setFields(
  { text }: SourceText,
  { entry, names, order }: AuthorPlace,
  change: AuthorChange,
  done: AuthorField | null,
): { ok: true; text: string } | { ok: false; message: string } {
  let present = text
  for (const field of authorFields) {
    const value = change[field]
    if (value === undefined || field === done) continue
    const siblings = fieldsAt(present, entry)
    const key = keyOf(field, siblings) ?? names[field]
    const path = [...entry, key]
    const old = siblings.find((sibling) => sibling.path.at(-1) === key)
    if (value === '' && old === undefined) continue
    const result =
      old === undefined
        ? addField(present, path, value, { order: [...order] })
        : value === '' && siblings.length > 1
          ? removeField(present, path)
          : setField(present, path, likeOld(field, old, value))
    if (!result.ok) return result
    present = applyEdits(present, result.edits)
  }
  return { ok: true, text: present }
}

/** The fields of an entry. */
function fieldsAt(text: string, entry: readonly string[]): Field[] {
  const { fields } = parseFrontMatter(text)
  if (entry.length === 0) return fields
  return fieldAt(fields, entry)?.children ?? []
}

/** The name under which an entry says something already. */
function keyOf(field: AuthorField, siblings: readonly Field[]): string | undefined {
  const isSaid = (name: string) =>
    siblings.some(
      ({ path, value }) => path.at(-1) === name && typeof value === 'string' && value.trim() !== '',
    )
  return fieldNames[field].find(isSaid)
}

/** A site's path of an image begins with a slash where the old one did; paths for people do not. */
function likeOld(field: AuthorField, { value }: Field, next: string): string {
  const isRooted = field === 'avatar' && typeof value === 'string' && /^\/[^/]/.test(value)
  return isRooted && next !== '' && !/^(?:\/|[a-z][a-z0-9+.-]*:)/i.test(next) ? `/${next}` : next
}
