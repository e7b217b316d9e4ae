import { setField } from '../frontMatter/edits'
import type { FrontMatter } from '../frontMatter/fields'
import type { Fix, Problem } from '../problem'
import type { CheckInput } from './check'
import { isAuthorKey, isMeant, listedAuthors } from './listedAuthors'

/** Authors of sections whom the front matter does not list, and listed ones without a section. */
export function checkAuthorsOfSections({ parsed, sections, frontMatter, authors }: CheckInput): Problem[] {
  const authored = sections.filter(({ handle }) => handle !== '')
  if (authored.length === 0 || frontMatter.broken !== null) return []
  const listed = listedAuthors(frontMatter)
  if (listed.length === 0) return []
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const { handle, bylineFrom, bylineTo } of authored) {
    if (seen.has(handle) || listed.some((author) => isMeant(author, handle, authors))) continue
    seen.add(handle)
    problems.push({
      code: 'author-not-listed',
      severity: 'hint',
      message: `${handle} has a section, but the front matter does not list this author. Add ${handle} to the authors if they should be named in the header.`,
      from: bylineFrom,
      to: bylineTo,
      fixes: listFixes(parsed.text, frontMatter, handle),
    })
  }
  // Text before the first byline is by the listed authors: then none of them is without text.
  if (sections[0]?.handle === '') return problems
  for (const author of listed) {
    if (authored.some(({ handle }) => isMeant(author, handle, authors))) continue
    problems.push({
      code: 'author-without-section',
      severity: 'hint',
      message: `The front matter lists ${author.name}, who has no section. Add a section, or take the name out.`,
      from: author.from,
      to: author.to,
      fixes: [],
    })
  }
  return problems
}

/** Adds the handle to the front matter's list of authors, where there is a list. */
function listFixes(text: string, { fields }: FrontMatter, handle: string): Fix[] {
  const field = fields.find(
    ({ path, shape }) => path.length === 1 && isAuthorKey(String(path[0] ?? '')) && shape === 'list',
  )
  if (field === undefined || field.readOnly !== null || !Array.isArray(field.value)) return []
  const result = setField(text, field.path, [...field.value, handle])
  return result.ok ? [{ label: `Add ${handle} to the authors`, edits: result.edits }] : []
}
