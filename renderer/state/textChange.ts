import type { Text } from '@codemirror/state'
import { editBetween, type TextEdit } from '#domain/textEdit'

const nothing: TextEdit = { from: 0, to: 0, insert: '' }

/**
 * The edit that makes one text of another, from their first difference to their last. Texts share the parts, and these
 * the lines, that an edit left alone, so only the lines around it are compared.
 */
export function changeBetween(before: Text, now: Text): TextEdit {
  if (before === now) return nothing
  const [old, fresh] = unshared(leavesOf(before), leavesOf(now))
  const leaves = sizeOf(old)
  const lines = sizeOf(unshared(linesOf(old.list), linesOf(fresh.list))[0])
  const from = leaves.from + lines.from
  const kept = leaves.kept + lines.kept
  const [edit] = editBetween(
    before.sliceString(from, before.length - kept),
    now.sliceString(from, now.length - kept),
  )
  if (edit === undefined) return nothing
  return { from: from + edit.from, to: from + edit.to, insert: edit.insert }
}

interface Part<Item> {
  head: Item[]
  list: Item[]
  tail: Item[]
}

/** What two lists do not share at their beginnings and ends; at least one item of each. */
function unshared<Item>(old: Item[], fresh: Item[]): [Part<Item>, Part<Item>] {
  const shared = Math.min(old.length, fresh.length)
  let start = 0
  while (start < shared - 1 && old[start] === fresh[start]) start += 1
  let end = 0
  while (end < shared - start - 1 && old.at(-1 - end) === fresh.at(-1 - end)) end += 1
  const part = (list: Item[]): Part<Item> => ({
    head: list.slice(0, start),
    list: list.slice(start, list.length - end),
    tail: list.slice(list.length - end),
  })
  return [part(old), part(fresh)]
}

/** How many letters stand before and after the list of a part: a newline follows each item but the last one. */
function sizeOf({ head, tail }: Part<{ length: number }>): { from: number; kept: number } {
  const sum = (items: { length: number }[]) => items.reduce((all, { length }) => all + length + 1, 0)
  return { from: sum(head), kept: sum(tail) }
}

const linesOf = (leaves: Text[]): string[] => leaves.flatMap((leaf) => [...leaf.iterLines()])

function leavesOf(text: Text): Text[] {
  const { children } = text
  return children === null ? [text] : children.flatMap(leavesOf)
}
