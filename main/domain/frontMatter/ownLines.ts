import { applyEdits, type TextEdit } from '../textEdit'
import { checkYaml, mostParts } from './bounds'
import { lineStart } from './entries'
import type { ChangedField, OpenFrontMatter } from './opened'
import { readBlock } from './read'

/** Names, tags and directives reach over fields; a block scalar may own the lines of spaces that follow it. */
const reachesFurther = /[&*!%\t]|[|>]\d?\+|^ +$/m

/** The lines of the set field as edits leave them, or null where the edits reach further. */
function linesOfSet(
  { text, entries }: OpenFrontMatter,
  edits: readonly TextEdit[],
  index: number,
): string | null {
  const own = entries[index]?.lines
  if (own == null) return null
  const isInside = edits.every(({ from, to }) => from > own.from && to <= own.to)
  const within = edits.map((edit) => ({ ...edit, from: edit.from - own.from, to: edit.to - own.from }))
  return isInside ? applyEdits(text.slice(own.from, own.to), within) : null
}

/** The lines of a new field, or null where they do not stand between two fields. */
function linesOfNew({ text, entries }: OpenFrontMatter, edits: readonly TextEdit[]): string | null {
  const [edit] = edits
  if (
    edit === undefined ||
    edits.length > 1 ||
    edit.from !== edit.to ||
    lineStart(text, edit.from) !== edit.from
  )
    return null
  const isBetween = entries.every(
    ({ lines }) => lines !== null && (edit.from <= lines.from || edit.from >= lines.to),
  )
  return isBetween ? edit.insert : null
}

function contentAfter({ text, block }: OpenFrontMatter, edits: readonly TextEdit[]): string {
  const edited = applyEdits(text, edits)
  return edited.slice(block.contentFrom, edited.length - (text.length - block.contentTo))
}

/**
 * Proves an edit of one field by reading its own lines alone: a long block need not be read again for each key that is
 * typed. False says nothing; then all must be read. At the top of YAML every field begins at one column and ends where
 * the next line at that column begins (YAML 1.2.2, 8.2.2), so lines that are one whole field by themselves are that field
 * among the others too, and change none of them.
 */
export function provesAlone(
  open: OpenFrontMatter,
  edits: readonly TextEdit[],
  changed: ChangedField,
): boolean {
  const { text, block, entries } = open
  const { route, isNew, isRight } = changed
  const [index = -1] = route
  const [first] = entries
  if (block.kind !== 'yaml' || route.length !== 1 || first === undefined) return false
  const lines = isNew ? linesOfNew(open, edits) : linesOfSet(open, edits, index)
  if (lines === null || reachesFurther.test(lines)) return false
  if (reachesFurther.test(text.slice(block.contentFrom, block.contentTo))) return false
  if (open.text.length + lines.length > mostParts && checkYaml(contentAfter(open, edits)) !== null)
    return false
  if (lines.search(/[^ ]/) !== first.field.keyFrom - lineStart(text, first.field.keyFrom)) return false
  const alone = `---\n${lines}---\n`
  const contentTo = lines.length + 4
  const reading = readBlock(alone, { kind: 'yaml', from: 0, contentFrom: 4, contentTo, to: alone.length })
  const [entry] = reading.entries
  if (entry === undefined || reading.entries.length > 1 || reading.broken !== null) return false
  const isWhole = entry.lines?.from === 4 && entry.lines.to === contentTo
  const [key] = entry.field.path
  const isKnown = entries.some(({ field }) => field.path[0] === key)
  const isItself = isNew ? !isKnown : entries[index]?.field.path[0] === key
  return isWhole && isItself && isRight(entry)
}
