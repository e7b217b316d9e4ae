import type { Text } from '@codemirror/state'
import type { TextEdit } from '#domain/textEdit'

/**
 * The edit that makes one text of another, from their first difference to their last. Texts share the parts that an
 * edit left alone, so only what lies around it is compared.
 */
export function changeBetween(before: Text, now: Text): TextEdit {
  if (before === now) return { from: 0, to: 0, insert: '' }
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
  return narrow(
    before.sliceString(from, before.length - kept),
    now.sliceString(from, now.length - kept),
    from,
  )
}

function leavesOf(text: Text): Text[] {
  const { children } = text
  return children === null ? [text] : children.flatMap(leavesOf)
}

/** The edit between two texts that begin at `offset`, without what they have in common at both ends. */
function narrow(before: string, now: string, offset: number): TextEdit {
  const shared = Math.min(before.length, now.length)
  let from = 0
  while (from < shared && before.charCodeAt(from) === now.charCodeAt(from)) from += 1
  let end = 0
  while (
    end < shared - from &&
    before.charCodeAt(before.length - 1 - end) === now.charCodeAt(now.length - 1 - end)
  )
    end += 1
  return {
    from: offset + from,
    to: offset + before.length - end,
    insert: now.slice(from, now.length - end),
  }
}
