export type PaneName = 'editor' | 'preview'

/**
 * Places that editor and preview both know, from the top of the page to its end: for each its distance from the top of
 * either content, in pixels. Distances do not fall. They are asked for one by one, as each may have to be measured.
 */
export interface Meetings {
  readonly length: number
  editor(index: number): number
  preview(index: number): number
}

export const otherPane = (pane: PaneName): PaneName => (pane === 'editor' ? 'preview' : 'editor')

/** The last meeting at or above a height of one pane, by halving; 0 when all are below it. */
export function meetingAbove(meetings: Meetings, pane: PaneName, y: number): number {
  let low = 0
  let high = meetings.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (meetings[pane](middle) <= y) low = middle
    else high = middle - 1
  }
  return low
}

/** The height in the other pane for a height in this one: between two meetings in proportion, beyond all at the end. */
export function mapHeight(meetings: Meetings, from: PaneName, y: number): number {
  const to = otherPane(from)
  const above = meetingAbove(meetings, from, y)
  const start = meetings[to](above)
  if (above === meetings.length - 1) return start
  const own = meetings[from](above)
  const length = meetings[from](above + 1) - own
  if (length <= 0) return start
  const share = Math.min(1, Math.max(0, (y - own) / length))
  return start + share * Math.max(0, meetings[to](above + 1) - start)
}

/** How much further each pane must go so that both reach their end at the same place of the text. */
export function endSpaces(
  map: (from: PaneName, y: number) => number,
  reach: Readonly<Record<PaneName, number>>,
): Record<PaneName, number> {
  const preview = map('editor', reach.editor) - reach.preview
  if (preview >= 0) return { editor: 0, preview }
  return { editor: Math.max(0, map('preview', reach.preview) - reach.editor), preview: 0 }
}
