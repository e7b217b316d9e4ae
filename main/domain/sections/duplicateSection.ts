import { isHandle } from '../authors/handle'
import { definitionsOf } from './definitions'
import {
  type Attempt,
  badHandle,
  conclude,
  noSection,
  type Operation,
  type OwnAuthorOption,
  type Post,
  readPost,
  refuse,
} from './operation'
import type { Section } from './sections'
import { firstLine, newlines, slotOf, spacingOf } from './spacing'

/**
 * Puts a copy of a section behind it; the cursor is at the copy. Definitions of links and footnotes are not copied: those
 * of the section serve both. Text before the first byline needs the option `ownAuthor`, its copy gets that byline.
 */
export function duplicateSection(text: string, index: number, options: OwnAuthorOption = {}): Operation {
  const post = readPost(text)
  const section = post.list[index]
  if (section === undefined) return refuse(noSection)
  const handle = section.handle || options.ownAuthor
  if (handle === undefined) {
    return refuse(
      'The text before the first byline belongs to the post’s own authors, and a copy of it would be part of it. Give it a byline to duplicate it.',
    )
  }
  if (!isHandle(handle)) return refuse(badHandle(handle))
  const { before } = spacingOf(text, post.list)
  const { separator } = slotOf(text, section)
  const isLast = index === post.list.length - 1
  const gap = isLast || newlines(separator) < 1 ? before : separator
  const gaps = [...new Set([gap, '\n\n'])]
  return conclude(
    post,
    gaps.map((own) => copy(post, section, handle, own)),
    { what: 'This section cannot be duplicated', culprit: section },
  )
}

function copy({ text, parsed, list, parts }: Post, section: Section, handle: string, gap: string): Attempt {
  const { textTo } = slotOf(text, section)
  const isLead = section.handle === ''
  const from = isLead ? firstLine(text, section) : section.from
  const byline = isLead ? `@${handle}${spacingOf(text, list).after}` : ''
  const definitions = definitionsOf(parsed).filter((own) => own.from >= from && own.from < section.to)
  let kept = ''
  let at = from
  for (const definition of definitions) {
    kept += text.slice(at, definition.from)
    // The blank lines behind a definition go with it.
    at = definition.to + /^\s*(?:\n|$)/.exec(text.slice(definition.to, textTo))![0].length
  }
  kept = (kept + text.slice(at, textTo)).trimEnd()
  const isCopied = (block: string) => !/^(?:reference|footnote)_definition: /.test(block)
  const part = { handle, blocks: parts[section.index]!.blocks.filter(isCopied) }
  return {
    edits: [{ from: textTo, to: textTo, insert: gap + byline + kept }],
    cursor: textTo + gap.length,
    wanted: parts.toSpliced(section.index + 1, 0, part),
  }
}
