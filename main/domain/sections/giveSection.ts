import { isHandle } from '../authors/handle'
import { badHandle, conclude, noSection, type Operation, readPost, refuse } from './operation'
import { firstLine, spacingOf } from './spacing'

/**
 * Gives a section to another author: only the handle in its byline changes. Text before the first byline gets a byline.
 * Neighbours by one author stay two sections.
 */
export function giveSection(text: string, index: number, handle: string): Operation {
  if (!isHandle(handle)) return refuse(badHandle(handle))
  const post = readPost(text)
  const section = post.list[index]
  const part = post.parts[index]
  if (section === undefined || part === undefined) return refuse(noSection)
  const isLead = section.handle === ''
  const lineFrom = isLead ? firstLine(text, section) : section.bylineFrom
  const edit = isLead
    ? { from: lineFrom, to: lineFrom, insert: `@${handle}${spacingOf(text, post.list).after}` }
    : { from: lineFrom + 1, to: lineFrom + 1 + section.handle.length, insert: handle }
  const edits = section.handle === handle ? [] : [edit]
  const wanted = post.parts.with(index, { ...part, handle })
  return conclude(post, [{ edits, cursor: lineFrom, wanted }], {
    what: 'This section cannot be given away',
    culprit: section,
  })
}
