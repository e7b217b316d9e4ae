import { type Entry, lineStart, lineStop } from './entries'

/** What stands between a key and its value: `:` and `=` with the space around them. */
interface Joint {
  key: number
  mark: number
  value: number
}

/** Columns of a field of one line, or null where the value stands elsewhere or is empty. */
function jointOf(text: string, { field, valueFrom }: Entry): Joint | null {
  const start = lineStart(text, field.keyFrom)
  if (field.from === field.to || field.from > lineStop(text, field.keyFrom)) return null
  const mark = text.slice(field.keyTo, field.from).search(/[:=]/)
  if (mark === -1 || valueFrom < field.keyTo) return null
  return { key: field.keyTo - start, mark: field.keyTo + mark - start, value: field.from - start }
}

/** The column in which most values begin, if at least one of them was moved there by spaces; else -1. */
function commonColumn(joints: readonly Joint[], usual: string): number {
  const counts = new Map<number, number>()
  for (const { value } of joints) counts.set(value, (counts.get(value) ?? 0) + 1)
  for (const [column, count] of counts) {
    const isMoved = joints.some(({ key, value }) => value === column && value - key > usual.length)
    if (count * 2 > joints.length && isMoved) return column
  }
  return -1
}

/**
 * What stands between a key that ends at `column` and its value, so that it lines up with its siblings: `: `, `:    ` or
 * `   = `.
 */
export function jointAmong(
  text: string,
  siblings: readonly Entry[],
  column: number,
  mark: ':' | '=',
): string {
  const joints = siblings.flatMap((entry) => jointOf(text, entry) ?? [])
  const usual = mark === ':' ? ': ' : ' = '
  const wanted = commonColumn(joints, usual)
  if (wanted === -1) {
    const near = siblings.find((entry) => jointOf(text, entry) !== null)
    const [first] = joints
    const isSame = joints.every(({ key, value }) => value - key === first!.value - first!.key)
    return isSame && near !== undefined ? text.slice(near.field.keyTo, near.field.from) : usual
  }
  const moved = joints.find(({ value }) => value === wanted)!
  const isMarkMoved = mark === '=' || joints.some((joint) => joint.value === wanted && joint.mark > joint.key)
  const beforeMark = isMarkMoved ? Math.max(mark === '=' ? 1 : 0, moved.mark - column) : 0
  return `${' '.repeat(beforeMark)}${mark}${' '.repeat(Math.max(1, wanted - column - beforeMark - 1))}`
}
