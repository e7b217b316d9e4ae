/**
 * Whole percents of counts that add up to 100: what rounding down leaves over goes to those that it took most from, to
 * the first of equal ones. All are 0 where there is nothing to divide.
 */
export function percentsOf(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (all === 0) return counts.map(() => 0)
  const percents = counts.map((count) => Math.floor((count * 100) / all))
  const over = 100 - percents.reduce((sum, percent) => sum + percent, 0)
  const byRest = counts
    .map((count, index) => ({ index, rest: (count * 100) % all }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of byRest.slice(0, over)) percents[index]! += 1
  return percents
}
