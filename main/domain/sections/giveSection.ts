import { isHandle } from '../authors/handle'
import { badHandle, conclude, noSection, type Operation, type Post, readPost, refuse } from './operation'
import type { Section } from './sections'
import { firstLine, spacingOf } from './spacing'

/**
 * Gives a section to another author: only the handle in its byline changes. Text before the first byline gets a byline.
 * Neighbours by one author stay two sections.
 */
export function giveSection(text: string, index: number, handle: string): Operation {
  return giveSections(text, [index], handle)
}

/** The same for several sections at once. The cursor comes to the first one. */
export function giveSections(text: string, indexes: readonly number[], handle: string): Operation {
  if (!isHandle(handle)) return refuse(badHandle(handle))
  const post = readPost(text)
  const given = new Set(indexes)
  if (given.size === 0 || indexes.some((index) => post.list[index] === undefined)) return refuse(noSection)
  const chosen = post.list.filter(({ index }) => given.has(index))
  const [first] = chosen
  const wanted = post.parts.map((part, index) => (given.has(index) ? { ...part, handle } : part))
  const edits = chosen
    .filter((section) => section.handle !== handle)
    .map((own) => giveEdit(post, own, handle))
  return conclude(post, [{ edits, cursor: lineOf(post, first!), wanted }], {
    what: chosen.length === 1 ? 'This section cannot be given away' : 'These sections cannot be given away',
    ...(chosen.length === 1 && { culprit: first! }),
  })
}

/** Where the byline stands, or will stand. */
const lineOf = ({ text }: Post, section: Section) =>
  section.handle === '' ? firstLine(text, section) : section.bylineFrom

function giveEdit(post: Post, section: Section, handle: string) {
  const at = lineOf(post, section)
  return section.handle === ''
    ? { from: at, to: at, insert: `@${handle}${spacingOf(post.text, post.list).after}` }
    : { from: at + 1, to: at + 1 + section.handle.length, insert: handle }
}
