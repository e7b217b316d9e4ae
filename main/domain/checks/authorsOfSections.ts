import { isHandle } from '../authors/handle'
import { listAuthor } from '../authors/listAuthor'
import { unlistAuthor } from '../authors/unlistAuthor'
import { entryOf } from '../fields/authorWriting'
import { commentedFields } from '../frontMatter/commentedFields'
import { switchOnField } from '../frontMatter/edits'
import type { Fix, Problem } from '../problem'
import type { Section } from '../sections/sections'
import type { CheckInput } from './check'
import {
  foldName,
  isAuthorKey,
  isMeant,
  type ListedAuthor,
  listedAuthors,
  separateAuthors,
} from './listedAuthors'

/** Authors of sections whom the front matter does not list, and listed ones without a section. */
export function checkAuthorsOfSections(input: CheckInput): Problem[] {
  const { sections, frontMatter, authors } = input
  const authored = sections.filter(({ handle }) => handle !== '')
  if (authored.length === 0 || frontMatter.broken !== null) return []
  const isKnown = (name: string) =>
    entryOf(name, authors) !== undefined || authored.some(({ handle }) => foldName(handle) === foldName(name))
  const listed = separateAuthors(listedAuthors(frontMatter), isKnown)
  if (listed.length === 0) return []
  const unlisted = authored.filter(({ handle }) => !listed.some((author) => isMeant(author, handle, authors)))
  const lists = unlisted.length === 0 ? [] : commentedLists(input)
  const problems = firstOf(unlisted, ({ handle }) => handle).map((section) =>
    notListed(input, lists, section),
  )
  // Text before the first byline is by the listed authors: then none of them is without text.
  if (sections[0]?.handle === '') return problems
  const silent = listed.filter((author) => !authored.some(({ handle }) => isMeant(author, handle, authors)))
  return [
    ...problems,
    ...firstOf(silent, ({ name }) => foldName(name)).map((author) => withoutSection(input, author)),
  ]
}

function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const first = new Map<string, T>()
  for (const item of items) if (!first.has(keyOf(item))) first.set(keyOf(item), item)
  return [...first.values()]
}

/** A list of authors that stands in a comment, with the fix that switches it on. */
interface CommentedList {
  listed: ListedAuthor[]
  fix: Fix
}

function commentedLists({ parsed: { text }, frontMatter }: CheckInput): CommentedList[] {
  return commentedFields(text.slice(0, frontMatter.block?.to ?? 0)).flatMap(({ key, field }) => {
    const result = isAuthorKey(key) ? switchOnField(text, key) : null
    if (!result?.ok) return []
    const listed = listedAuthors({ ...frontMatter, fields: [field] })
    return [{ listed, fix: { label: `Switch ${key} on`, edits: result.edits } }]
  })
}

function notListed(
  input: CheckInput,
  lists: readonly CommentedList[],
  { handle, bylineFrom, bylineTo }: Section,
): Problem {
  return {
    code: 'author-not-listed',
    severity: 'hint',
    message: `${handle} has a section, but the front matter does not list this author. Add ${handle} to the authors if they should be named in the header.`,
    from: bylineFrom,
    to: bylineTo,
    // A list in a comment that has the handle is likely the one that was meant.
    fixes: [
      ...lists
        .filter(({ listed }) => listed.some((author) => isMeant(author, handle, input.authors)))
        .map(({ fix }) => fix),
      ...listFixes(input, handle),
    ],
  }
}

function listFixes(
  { parsed: { text }, frontMatter, authors, usage = null }: CheckInput,
  handle: string,
): Fix[] {
  const result = listAuthor(text, frontMatter, handle, { authors, usage })
  return result.ok ? [{ label: `Add ${handle} to the authors`, edits: result.edits }] : []
}

function withoutSection(
  { parsed, frontMatter, authors }: CheckInput,
  { name, from, to }: ListedAuthor,
): Problem {
  const handle = entryOf(name, authors)?.handle ?? name.replace(/^@/, '')
  const fixes: Fix[] = []
  if (isHandle(handle))
    fixes.push({
      label: `Add a section by @${handle}`,
      edits: [],
      command: { id: 'sections.add', argument: handle },
    })
  const result = unlistAuthor(parsed.text, frontMatter, name)
  if (result.ok) fixes.push({ label: `Take ${name} out of the front matter`, edits: result.edits })
  return {
    code: 'author-without-section',
    severity: 'hint',
    message: `The front matter lists ${name}, who has no section. Add a section, or take the name out.`,
    from,
    to,
    fixes,
  }
}
