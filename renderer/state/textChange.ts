import type { Text } from '@codemirror/state'
import { editBetween, type TextEdit } from '#domain/textEdit'

const nothing: TextEdit = { from: 0, to: 0, insert: '' }

/**
 * The edit that makes one text of another, from their first difference to their last. Texts share the parts that an
 * edit left alone, so only what lies around it is compared.
 */
export function changeBetween(before: Text, now: Text): TextEdit {
  if (before === now) return nothing
  const [old, fresh] = [leavesOf(before), leavesOf(now)]
  const shared = Math.min(old.length, fresh.length)
  let start = 0
  let from = 0
  // A newline follows each part but the last one.
  while (start < shared - 1 && old[start] === fresh[start]) {
    from += old[start]!.length + 1
    start += 1
  }
  let end = 0
  let kept = 0
  while (end < shared - start - 1 && old.at(-1 - end) === fresh.at(-1 - end)) {
    kept += old.at(-1 - end)!.length + 1
    end += 1
  }
  const [edit] = editBetween(
    before.sliceString(from, before.length - kept),
    now.sliceString(from, now.length - kept),
  )
  if (edit === undefined) return nothing
  return { from: from + edit.from, to: from + edit.to, insert: edit.insert }
}

function leavesOf(text: Text): Text[] {
  const { children } = text
  return children === null ? [text] : children.flatMap(leavesOf)
}
