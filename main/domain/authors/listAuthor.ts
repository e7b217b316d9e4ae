import { isAuthorKey } from '../checks/listedAuthors'
import { entryOf, writesNames } from '../fields/authorWriting'
import type { FolderUsage, KeyUsage } from '../fields/usage'
import { addField, type EditResult, renameField, setField } from '../frontMatter/edits'
import type { Field, FrontMatter } from '../frontMatter/fields'
import { refuse } from '../frontMatter/opened'
import { applyEdits, editBetween } from '../textEdit'
import type { AuthorEntry } from './entry'

/** What tells how a folder names its authors. */
export interface AuthorHabits {
  authors: readonly AuthorEntry[]
  /** How the posts beside this one write their front matter, or null where that is not known. */
  usage: FolderUsage | null
}

/**
 * Adds an author to those whom the front matter lists, as this post writes them and, where one text must become room for
 * two, as the folder's posts do: in a list, in a text with commas, or under a key of its own (`author`, `authors`).
 */
export function listAuthor(
  text: string,
  frontMatter: FrontMatter,
  handle: string,
  habits: AuthorHabits,
): EditResult {
  const fields = frontMatter.fields.filter(({ path }) => isAuthorKey(String(path[0])))
  const list = fields.find(({ shape, value }) => shape === 'list' && Array.isArray(value))
  if (list !== undefined && Array.isArray(list.value))
    return setField(text, list.path, [...list.value, writtenAs(handle, list.value, habits)])
  const single = fields.find(({ value }) => typeof value === 'string' && value.trim() !== '')
  if (single === undefined) return refuse('The front matter lists no authors that could be added to.')
  return addToText(text, single, handle, habits)
}

function addToText(text: string, { path, value }: Field, handle: string, habits: AuthorHabits): EditResult {
  const { authors, usage } = habits
  const key = String(path[0])
  const own = usageOf(usage, key)
  const present = String(value)
  const separator = separatorIn(present, authors) ?? usualSeparator(own, authors)
  if (separator !== null) {
    const written = writtenAs(handle, present.split(','), habits)
    return setField(text, path, `${present}${separator}${written}`)
  }
  const both = [present, writtenAs(handle, [present], habits)]
  const plural = listKey(usage, key)
  if (usage === null || plural === null) return setField(text, path, both)
  const haveBoth = (own?.posts ?? 0) + plural.posts > usage.posts
  if (haveBoth) return addField(text, plural.key, both, { order: [key, plural.key] })
  const renamed = renameField(text, path, plural.key)
  if (!renamed.ok) return renamed
  const between = applyEdits(text, renamed.edits)
  const listed = setField(between, [plural.key], both)
  return listed.ok ? { ok: true, edits: editBetween(text, applyEdits(between, listed.edits)) } : listed
}

const usageOf = (usage: FolderUsage | null, key: string) => usage?.keys.find((each) => each.key === key)

/** Another key of authors that holds lists, where this one holds texts in the folder. */
function listKey(usage: FolderUsage | null, key: string): KeyUsage | null {
  if (usageOf(usage, key)?.shape === 'list') return null
  const lists = usage?.keys.filter(
    (each) => each.key !== key && isAuthorKey(each.key) && each.shape === 'list',
  )
  return lists?.sort((a, b) => b.posts - a.posts)[0] ?? null
}

/** What stands between authors who share one text; null for a single author, whose name may have a comma in it. */
function separatorIn(text: string, authors: readonly AuthorEntry[]): string | null {
  const parts = text.split(',')
  if (parts.length < 2 || !parts.every((part) => entryOf(part, authors) !== undefined)) return null
  return /,\s*/.exec(text)?.[0] ?? null
}

function usualSeparator(usage: KeyUsage | undefined, authors: readonly AuthorEntry[]): string | null {
  if (usage === undefined || usage.shape === 'list') return null
  for (const { value } of usage.values) {
    const separator = separatorIn(value, authors)
    if (separator !== null) return separator
  }
  return null
}

/** An author by handle or by name: as the others here are written, else as most are in the folder. */
function writtenAs(handle: string, others: readonly string[], { authors, usage }: AuthorHabits): string {
  const name = authors.find((author) => author.handle === handle)?.name ?? ''
  const bare = others.map((other) => other.trim().replace(/^@/, ''))
  const mark = others.length > 0 && others.every((other) => other.trim().startsWith('@')) ? '@' : ''
  const areHandles = bare.some((other) => authors.some((author) => author.handle === other))
  if (name === '' || mark !== '' || areHandles) return mark + handle
  const areNames = bare.some((other) => entryOf(other, authors) !== undefined)
  const habit = usage?.keys.find(({ key }) => isAuthorKey(key)) ?? null
  return areNames || writesNames(habit, authors) ? name : handle
}
