import { type ParsedPost, parsePost } from '../markdown/parseBody'
import type { TextEdit } from '../textEdit'
import { definitionsOf, type Meanings, meaningsOf } from './definitions'
import { findFault, findOpenEnd, type Part, partsOf } from './proof'
import { type Section, sections } from './sections'

/** Edits that were proved to do what was asked, with the cursor's offset in the new text; or why there are none. */
export type Operation = { ok: true; edits: TextEdit[]; cursor: number } | { ok: false; message: string }

export interface OwnAuthorOption {
  /** Handle of the post's own author where it has a single one: text before the first byline may get it as byline. */
  ownAuthor?: string
}

/** A text as the operations see it. */
export interface Post {
  text: string
  parsed: ParsedPost
  list: Section[]
  parts: Part[]
}

export function readPost(text: string): Post {
  const parsed = parsePost(text)
  const list = sections(parsed)
  return { text, parsed, list, parts: partsOf(parsed, list) }
}

export const refuse = (message: string): Operation => ({ ok: false, message })

export const noSection = 'This section is no longer in the text. Choose one from the list of sections.'

export const leadStays =
  'The text before the first byline belongs to the post’s own authors and stays first. Give it a byline to move it.'

export const badHandle = (handle: string) =>
  `“${handle}” cannot be a handle. Use letters and digits; dots, hyphens and underscores may stand between them.`

export interface Attempt {
  edits: TextEdit[]
  cursor: number
  /** The sections that the edits must leave. */
  wanted: readonly Part[]
}

export interface Failure {
  /** What could not be done, as the beginning of a sentence. */
  what: string
  /** The section that is likely in the way; else one that is left open is looked for. */
  culprit?: Section
  /** Why the result would be read differently where no section is left open: the end of the sentence, and advice. */
  reason?: string
  /** What labels must stand for afterwards; by default what they do now. */
  meanings?: Meanings
}

/** The first attempt that is proved by reading its result; else a message that says why there is none. */
export function conclude(post: Post, attempts: Iterable<Attempt>, failure: Failure): Operation {
  const { parsed } = post
  const meanings = failure.meanings ?? meaningsOf(parsed)
  let label: string | null = null
  for (const { edits, cursor, wanted } of attempts) {
    const fault = findFault(parsed, edits, wanted, meanings)
    if (fault === null) return { ok: true, edits, cursor }
    label ??= fault.label
  }
  return refuse(label === null ? explain(post, failure) : explainLabel(post, failure.what, label))
}

const otherReading =
  'the text around it would be read differently afterwards. Put a blank line between the sections, or change the text by hand.'

function explain({ parsed, list }: Post, { what, culprit, reason: usual = otherReading }: Failure): string {
  const section = culprit ?? list.find((own) => findOpenEnd(parsed, own) !== null)
  const reason = section === undefined ? null : findOpenEnd(parsed, section)
  if (section === undefined || reason === null) {
    return `${what}, because ${usual}`
  }
  return `${what}, because ${sectionName(section)} ends in ${reason}, and the next byline would become part of it. Close it first.`
}

function explainLabel({ parsed }: Post, what: string, label: string): string {
  const own = definitionsOf(parsed).filter((definition) => definition.label === label)
  const name = own[0]?.name ?? label
  return own.length > 1
    ? `${what}, because “${name}” is defined more than once and would stand for something else afterwards. Give one of them another label first.`
    : `${what}, because “${name}” would stand for something else afterwards. Move its definition by hand first.`
}

export function sectionName({ handle }: { handle: string }): string {
  return handle === '' ? 'the text before the first byline' : `the section by @${handle}`
}
