import { dayOf, moveToDay } from '../frontMatter/dates'
import { addField, type EditResult, setField } from '../frontMatter/edits'
import type { Field, FieldValue } from '../frontMatter/fields'
import { parseFrontMatter } from '../frontMatter/parse'
import { splitFrontMatter } from '../frontMatter/split'
import { isIndexPage, postName } from '../posts/postPath'
import { applyEdits } from '../textEdit'
import { withoutMark } from './mark'
import { type NameChange, nextName, nextTitle, seriesNumber } from './nextNumber'
import { piecesOf } from './pieces'

export interface NewPostOptions {
  /** The post's path below the content folder. */
  id: string
  /** The new post's day, `YYYY-MM-DD`. */
  day: string
  /** The new title; by default the old one with the next number. */
  title?: string
  /** Whether posts of this folder say `draft`: one that does not gets the field. */
  knowsDraft?: boolean
}

export type NewPost = { ok: true; id: string; text: string } | { ok: false; message: string }

/**
 * The next post of a series: the front matter with the next number, the day, slug and draft mark, all else as it stands;
 * the bylines with nothing below them. Its path has the day, number or title that the old path had.
 */
export function newPostFrom(whole: string, { id, day, title, knowsDraft = false }: NewPostOptions): NewPost {
  const head = whole.slice(0, splitFrontMatter(whole)?.to ?? 0)
  const { fields, broken } = parseFrontMatter(head)
  if (broken !== null)
    return { ok: false, message: `The front matter cannot be read (line ${broken.line}). Mend it first.` }
  const textOf = (key: string) => String(fieldOf(fields, key)?.value ?? '')
  const oldTitle = textOf('title') || postName(id)
  const change: NameChange = {
    title: oldTitle,
    day: dayOf(textOf('date')) || dayOf(postName(id).slice(0, 10)),
    nextTitle: title ?? nextTitle(oldTitle),
    nextDay: day,
  }
  const changed = changeFields(head, fields, change, knowsDraft)
  if (!changed.ok) return changed
  const bylines = piecesOf(withoutMark(whole)).filter(({ handle }) => handle !== '')
  const body = bylines.map(({ handle }) => `@${handle}\n`).join('\n')
  const front = changed.text === '' || changed.text.endsWith('\n') ? changed.text : `${changed.text}\n`
  return { ok: true, id: nextId(id, change), text: front + body }
}

const fieldOf = (fields: readonly Field[], key: string) =>
  fields.find(({ path }) => path.length === 1 && String(path[0]).toLowerCase() === key)

function changeFields(
  head: string,
  fields: readonly Field[],
  change: NameChange,
  knowsDraft: boolean,
): { ok: true; text: string } | { ok: false; message: string } {
  let text = head
  for (const { path, value } of fields) {
    const next = path.length === 1 ? nextValue(String(path[0]).toLowerCase(), value, change) : null
    if (next === null || next === value) continue
    const result: EditResult = setField(text, path, next)
    if (!result.ok) return { ok: false, message: `“${path[0]}” could not be changed. ${result.message}` }
    text = applyEdits(text, result.edits)
  }
  if (!knowsDraft || text === '' || fieldOf(fields, 'draft') !== undefined) return { ok: true, text }
  const added = addField(text, 'draft', true)
  return added.ok ? { ok: true, text: applyEdits(text, added.edits) } : added
}

const counters = new Set(['number', 'issue', 'week', 'part', 'episode', 'no', 'nr'])

/** What a field says in the new post; null where it stays. */
function nextValue(key: string, value: FieldValue | null, change: NameChange): FieldValue | null {
  if (key === 'draft') return true
  if (key === 'published' && typeof value === 'boolean') return false
  if (counters.has(key) && typeof value === 'number')
    return value === seriesNumber(change.title)?.value ? value + 1 : null
  if (typeof value !== 'string' || value === '') return null
  if (key === 'title') return change.nextTitle
  if (key === 'slug' || key === 'url' || key === 'permalink') return nextName(value, change)
  // A date of change that was the post's own day goes with it.
  if (dayOf(value) !== '' && (key === 'date' || dayOf(value) === change.day))
    return moveToDay(value, change.nextDay)
  return null
}

const partsOf = (id: string) => {
  const folders = id.split('/')
  const file = folders.pop() ?? ''
  const dot = file.lastIndexOf('.')
  return { folders, name: file.slice(0, dot), extension: file.slice(dot) }
}

/** The path of the new post: the folder of a page bundle gets the new name, else the file. */
function nextId(id: string, change: NameChange): string {
  const { folders, name, extension } = partsOf(id)
  const bundle = isIndexPage(id) ? folders.pop() : undefined
  const next =
    bundle === undefined
      ? `${nextName(name, change)}${extension}`
      : `${nextName(bundle, change)}/${name}${extension}`
  return [...folders, next].join('/')
}
