import type { Fix, Problem } from '../problem'
import type { Section } from '../sections/sections'
import type { CheckInput } from './check'
import { isMeant, listedAuthors } from './listedAuthors'
import { similarHandles } from './similarHandles'

/** A byline by somebody nobody knows: often a slip of the keyboard, or a line that was meant as text. */
export function checkUnknownHandles(input: CheckInput): Problem[] {
  const known = findKnown(input)
  const unknown = input.sections.filter(({ handle }) => handle !== '' && !known.has(handle))
  if (unknown.length === 0) return []
  const guess = similarHandles(known, input.authors)
  return unknown.map((section) => createProblem(section, guess(section.handle)))
}

/** In the authors directory, or used by other posts; without a directory, also whom the post's front matter lists. */
function findKnown({ authors, frontMatter, sections }: CheckInput): Set<string> {
  const known = new Set<string>()
  for (const { handle, source, posts } of authors) if (source !== '' || posts >= 2) known.add(handle)
  if (authors.some(({ source }) => source !== '')) return known
  const listed = listedAuthors(frontMatter)
  for (const { handle } of sections)
    if (listed.some((author) => isMeant(author, handle, authors))) known.add(handle)
  return known
}

function createProblem({ handle, bylineFrom, bylineTo }: Section, similar: string[]): Problem {
  const from = bylineFrom + 1
  const fixes: Fix[] = similar.map((other) => ({
    label: `Did you mean @${other}?`,
    edits: [{ from, to: from + handle.length, insert: other }],
  }))
  fixes.push({
    label: `Add @${handle} to the authors…`,
    edits: [],
    command: { id: 'authors.add', argument: handle },
  })
  fixes.push({ label: 'Turn into text', edits: [{ from: bylineFrom, to: bylineFrom, insert: '\\' }] })
  return {
    code: 'unknown-handle',
    severity: 'warning',
    message: `Nobody is known as “${handle}”. Add the author to the authors directory, correct the handle, or write \\@${handle} if it is text.`,
    from: bylineFrom,
    to: bylineTo,
    fixes,
  }
}
