/** The words beside a stretch of a text, on its own lines, to show where it is. */
export function wordsAround(
  text: string,
  { from, to }: { from: number; to: number },
): { before: string; after: string } {
  const before = text.slice(0, from).split('\n').at(-1) ?? ''
  const [after = ''] = text.slice(to).split('\n')
  return {
    before: before.length > 40 ? `…${before.slice(-40).replace(/^\S*/, '')}` : before,
    after: after.length > 40 ? `${after.slice(0, 40).replace(/\S*$/, '')}…` : after,
  }
}
