import type { MonthNumbers } from '#domain/authors/authorNumbers'
import { counted } from '../counted'
import { formatMonth } from '../formatDate'

interface MonthChartProps {
  /** Months in a row, the oldest first. */
  months: readonly MonthNumbers[]
  /** In units of the picture; a month is 5 wide. */
  height: number
}

/** What the months come to, in a sentence. */
function tellMonths(months: readonly MonthNumbers[]): string {
  const sum = (key: 'posts' | 'words') => months.reduce((total, own) => total + own[key], 0)
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return 'No posts with a date'
  const span = `${formatMonth(first.month)} to ${formatMonth(last.month)}`
  return `${counted(sum('posts'), 'post')} and ${counted(sum('words'), 'word')} from ${span}`
}

/** Words per month as bars; the sum is read to those who do not see them. */
export function MonthChart({ months, height }: MonthChartProps) {
  const most = Math.max(1, ...months.map(({ words }) => words))
  return (
    <svg
      className="month-chart"
      viewBox={`0 0 ${months.length * 5} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={tellMonths(months)}
    >
      {months.map(({ month, posts, words }, index) => {
        const size = posts === 0 ? 1 : Math.max(2, (words / most) * height)
        return (
          <rect
            key={month}
            className={posts === 0 ? 'is-empty' : undefined}
            x={index * 5}
            y={height - size}
            width={4}
            height={size}
          >
            <title>{`${formatMonth(month)}: ${counted(posts, 'post')}, ${counted(words, 'word')}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}
