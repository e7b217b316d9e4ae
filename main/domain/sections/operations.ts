import { isHandle } from '../authors/handle'
import { type ParsedPost, parsePost } from '../markdown/parseBody'
import type { TextEdit } from '../textEdit'
import { findOpenEnd, leaves, type Part, partsOf } from './proof'
import { type Section, sections } from './sections'
import { newlines, type Slot, slotOf, spacingOf } from './spacing'

/** Edits that were proved to do what was asked, with the cursor's offset in the new text; or why there are none. */
export type Operation = { ok: true; edits: TextEdit[]; cursor: number } | { ok: false; message: string }

const refuse = (message: string): Operation => ({ ok: false, message })

interface Post {
  parsed: ParsedPost
  list: Section[]
}

function read(text: string): Post {
  const parsed = parsePost(text)
  return { parsed, list: sections(parsed) }
}

const noSection = 'This section is no longer in the text. Choose one from the list of sections.'
const badHandle = (handle: string) =>
  `“${handle}” cannot be a handle. Use letters and digits; dots, hyphens and underscores may stand between them.`

/** Adds an empty section by an author after a section, by default at the end; the cursor is on its empty line. */
export function addSection(text: string, handle: string, afterIndex?: number): Operation {
  if (!isHandle(handle)) return refuse(badHandle(handle))
  const { parsed, list } = read(text)
  const index = afterIndex ?? list.length - 1
  const before = list[index]
  if (before === undefined && afterIndex !== undefined) return refuse(noSection)
  const isLast = index === list.length - 1
  const wanted = partsOf(parsed, list).toSpliced(index + 1, 0, { handle, text: '' })
  const spacing = spacingOf(text, list)
  for (const gap of new Set([spacing.before, '\n\n'])) {
    const operation = isLast
      ? appendSection(text, handle, before === undefined ? '' : gap, spacing.after)
      : insertSection(slotOf(text, before!), handle, gap, spacing.after)
    if (leaves(parsed, operation.edits, wanted)) return operation
  }
  return refuse(explain(parsed, before, 'A section cannot be added here'))
}

function appendSection(text: string, handle: string, gap: string, after: string): Operation & { ok: true } {
  const tail = newlines(text.slice(text.trimEnd().length))
  const lineBreak = text === '' || text.endsWith('\n') ? '' : '\n'
  const lead =
    gap === '' ? lineBreak : lineBreak + '\n'.repeat(Math.max(0, gap.length - tail - lineBreak.length))
  const start = `${lead}@${handle}${after}`
  // A file that ends with a newline goes on to do so when something is written on the empty line.
  const end = tail > 0 || text === '' ? '\n' : ''
  return {
    ok: true,
    edits: [{ from: text.length, to: text.length, insert: start + end }],
    cursor: text.length + start.length,
  }
}

function insertSection(slot: Slot, handle: string, gap: string, after: string): Operation & { ok: true } {
  const start = `${gap}@${handle}${after}`
  const end = newlines(slot.separator) < 2 && gap.length > 1 ? '\n' : ''
  return {
    ok: true,
    edits: [{ from: slot.textTo, to: slot.textTo, insert: start + end }],
    cursor: slot.textTo + start.length,
  }
}

/**
 * Gives a section to another author: only the handle in its byline changes. Text before the first byline gets a byline.
 * Neighbours by one author stay two sections.
 */
export function giveSection(text: string, index: number, handle: string): Operation {
  if (!isHandle(handle)) return refuse(badHandle(handle))
  const { parsed, list } = read(text)
  const section = list[index]
  if (section === undefined) return refuse(noSection)
  const wanted = partsOf(parsed, list).with(index, {
    handle,
    text: partsOf(parsed, [section])[0]?.text ?? '',
  })
  const isLead = section.handle === ''
  const lineFrom = isLead ? firstLine(text, section) : section.bylineFrom
  const edit = isLead
    ? { from: lineFrom, to: lineFrom, insert: `@${handle}${spacingOf(text, list).after}` }
    : { from: lineFrom + 1, to: lineFrom + 1 + section.handle.length, insert: handle }
  const edits = section.handle === handle ? [] : [edit]
  if (!leaves(parsed, edits, wanted))
    return refuse(explain(parsed, section, 'This section cannot be given away'))
  return { ok: true, edits, cursor: lineFrom }
}

/** Start of the first line that is not blank. */
function firstLine(text: string, { from, to }: Section): number {
  const own = text.slice(from, to)
  const blank = own.length - own.trimStart().length
  return from + (own.lastIndexOf('\n', blank - 1) + 1)
}

/**
 * Moves a section so that it has the index `toIndex` afterwards. What parts the sections stays in place, only their
 * texts change places; moving back gives the old text. The text before the first byline cannot move.
 */
export function moveSection(text: string, index: number, toIndex: number): Operation {
  const { parsed, list } = read(text)
  const section = list[index]
  const target = list[toIndex]
  if (section === undefined || target === undefined) return refuse(noSection)
  if (section.handle === '' || target.handle === '') {
    return refuse(
      'The text before the first byline belongs to the post’s own authors and stays first. Give it a byline to move it.',
    )
  }
  if (index === toIndex) return { ok: true, edits: [], cursor: section.from }
  const slots = list.map((own) => slotOf(text, own))
  const parts = partsOf(parsed, list)
  const wanted = parts.toSpliced(index, 1).toSpliced(toIndex, 0, parts[index] as Part)
  // Neighbours change places by moving the shorter one; which way the edits go makes no difference to the text.
  const isSwap = Math.abs(index - toIndex) === 1
  const movesDown = isSwap
    ? slots[Math.min(index, toIndex)]!.text.length <= slots[Math.max(index, toIndex)]!.text.length
    : index < toIndex
  const [low, high] = [Math.min(index, toIndex), Math.max(index, toIndex)]
  const edits = movesDown ? moveDown(slots, low, high) : moveUp(slots, high, low)
  if (leaves(parsed, edits, wanted)) return { ok: true, edits, cursor: startAfterMove(slots, index, toIndex) }
  return refuse(explain(parsed, findCulprit(parsed, list), 'This section cannot be moved there'))
}

/** Takes the text of `first` out and puts it after the text of `last`. */
function moveDown(slots: Slot[], first: number, last: number): TextEdit[] {
  const moved = slots[first]!
  const edits: TextEdit[] = [{ from: moved.from, to: moved.to, insert: '' }]
  for (let at = first + 1; at < last; at += 1)
    edits.push(...changeSeparator(slots[at]!, slots[at - 1]!.separator))
  const { textTo } = slots[last]!
  edits.push({ from: textTo, to: textTo, insert: slots[last - 1]!.separator + moved.text })
  return edits
}

/** Takes the text of `last` out and puts it before the text of `first`. */
function moveUp(slots: Slot[], last: number, first: number): TextEdit[] {
  const moved = slots[last]!
  const { from, separator } = slots[first]!
  const edits: TextEdit[] = [{ from, to: from, insert: moved.text + separator }]
  for (let at = first; at < last - 1; at += 1)
    edits.push(...changeSeparator(slots[at]!, slots[at + 1]!.separator))
  edits.push({ from: slots[last - 1]!.textTo, to: moved.textTo, insert: '' })
  return edits
}

/** Where the moved section starts in the new text. */
function startAfterMove(slots: Slot[], index: number, toIndex: number): number {
  let start = slots[Math.min(index, toIndex)]!.from
  for (let at = index + 1; at <= toIndex; at += 1)
    start += slots[at]!.text.length + slots[at - 1]!.separator.length
  return start
}

function changeSeparator({ textTo, to, separator }: Slot, wanted: string): TextEdit[] {
  return separator === wanted ? [] : [{ from: textTo, to, insert: wanted }]
}

/** Removes a section with its byline; the end of the post keeps its newline. */
export function removeSection(text: string, index: number): Operation {
  const { parsed, list } = read(text)
  const section = list[index]
  if (section === undefined) return refuse(noSection)
  const { from, to, textTo } = slotOf(text, section)
  const isLast = index === list.length - 1
  const previous = list[index - 1]
  const edit = isLast
    ? { from: previous ? slotOf(text, previous).textTo : from, to: textTo, insert: '' }
    : { from, to, insert: '' }
  const wanted = partsOf(parsed, list).toSpliced(index, 1)
  if (!leaves(parsed, [edit], wanted))
    return refuse(explain(parsed, previous ?? section, 'This section cannot be removed'))
  return { ok: true, edits: [edit], cursor: edit.from }
}

function findCulprit(parsed: ParsedPost, list: readonly Section[]): Section | undefined {
  return list.find((section) => findOpenEnd(parsed, section) !== null)
}

function explain(parsed: ParsedPost, section: Section | undefined, what: string): string {
  const reason = section === undefined ? null : findOpenEnd(parsed, section)
  if (section === undefined || reason === null) {
    return `${what}, because the text around it would be read differently afterwards. Put a blank line between the sections, or change the text by hand.`
  }
  const name =
    section.handle === '' ? 'the text before the first byline' : `the section by @${section.handle}`
  return `${what}, because ${name} ends in ${reason}, and the next byline would become part of it. Close it first.`
}
