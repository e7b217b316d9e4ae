import type { AuthorEntry } from '../authors/entry'
import { isAuthorKey, isMeant, listedAuthors } from '../checks/listedAuthors'
import { type EditResult, setField } from '../frontMatter/edits'
import type { Field, FieldValue, FrontMatter } from '../frontMatter/fields'
import { parseFrontMatter } from '../frontMatter/parse'
import { applyEdits, editBetween } from '../textEdit'

/** Whether the front matter names this author and nobody else: text before the first byline is then by this author. */
export function isOnlyAuthor(
  frontMatter: FrontMatter,
  handle: string,
  authors: readonly AuthorEntry[],
): boolean {
  const listed = listedAuthors(frontMatter)
  return listed.length > 0 && listed.every((own) => !own.name.includes(',') && isMeant(own, handle, authors))
}

/**
 * Lets the front matter name one author only, as it writes authors: in a list or a text, by handle or by name. A post that
 * names none gets no field.
 */
export function nameOnlyAuthor(text: string, handle: string, authors: readonly AuthorEntry[]): EditResult {
  const fields = parseFrontMatter(text).fields.filter(
    ({ path, value }) => path.length === 1 && isAuthorKey(String(path[0])) && namesOf(value).length > 0,
  )
  const written = writtenIn(fields, handle, authors)
  let next = text
  for (const { path, value } of fields) {
    const result = setField(next, path, Array.isArray(value) ? [written] : written)
    if (!result.ok) return result
    next = applyEdits(next, result.edits)
  }
  return { ok: true, edits: editBetween(text, next) }
}

/** As one of the fields has the author already, else as the other authors are written. */
function writtenIn(fields: readonly Field[], handle: string, authors: readonly AuthorEntry[]): string {
  const names = fields.flatMap(({ value }) => namesOf(value))
  const own = names.find((name) => isMeant({ name, from: 0, to: 0 }, handle, authors))
  if (own !== undefined) return own
  const name = authors.find((author) => author.handle === handle)?.name ?? ''
  const byName = names.some((other) => authors.some((author) => author.name === other))
  if (byName && name !== '') return name
  return names.length > 0 && names.every((other) => other.startsWith('@')) ? `@${handle}` : handle
}

function namesOf(value: FieldValue | null): string[] {
  const texts = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  const isPart = (part: string) => part !== ''
  return texts.flatMap((text) => text.split(',').map((part) => part.trim())).filter(isPart)
}
