import { isHandle } from '../authors/handle'
import { type Attempt, badHandle, conclude, noSection, type Operation, readPost, refuse } from './operation'
import { newlines, type Slot, slotOf, spacingOf } from './spacing'

type Placed = Omit<Attempt, 'wanted'>

/** Adds an empty section by an author after a section, by default at the end; the cursor is on its empty line. */
export function addSection(text: string, handle: string, afterIndex?: number): Operation {
  if (!isHandle(handle)) return refuse(badHandle(handle))
  const post = readPost(text)
  const { list, parts } = post
  const index = afterIndex ?? list.length - 1
  const before = list[index]
  if (before === undefined && afterIndex !== undefined) return refuse(noSection)
  const isLast = index === list.length - 1
  const wanted = parts.toSpliced(index + 1, 0, { handle, blocks: [] })
  const spacing = spacingOf(text, list)
  const attempts = [...new Set([spacing.before, '\n\n'])].map((gap) => ({
    ...(isLast
      ? appendSection(text, handle, before === undefined ? '' : gap, spacing.after)
      : insertSection(slotOf(text, before!), handle, gap, spacing.after)),
    wanted,
  }))
  return conclude(post, attempts, { what: 'A section cannot be added here', culprit: before })
}

function appendSection(text: string, handle: string, gap: string, after: string): Placed {
  const tail = newlines(text.slice(text.trimEnd().length))
  const lineBreak = text === '' || text.endsWith('\n') ? '' : '\n'
  const lead =
    gap === '' ? lineBreak : lineBreak + '\n'.repeat(Math.max(0, gap.length - tail - lineBreak.length))
  const start = `${lead}@${handle}${after}`
  // A file that ends with a newline goes on to do so when something is written on the empty line.
  const end = tail > 0 || text === '' ? '\n' : ''
  return {
    edits: [{ from: text.length, to: text.length, insert: start + end }],
    cursor: text.length + start.length,
  }
}

function insertSection(slot: Slot, handle: string, gap: string, after: string): Placed {
  const start = `${gap}@${handle}${after}`
  const end = newlines(slot.separator) < 2 && gap.length > 1 ? '\n' : ''
  return {
    edits: [{ from: slot.textTo, to: slot.textTo, insert: start + end }],
    cursor: slot.textTo + start.length,
  }
}
