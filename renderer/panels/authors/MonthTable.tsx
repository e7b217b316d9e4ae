import type { MonthNumbers } from '#domain/authors/authorNumbers'
import { formatMonth } from '../formatDate'

/** What the bars of a chart stand for, to read: opened by pointer or keys, the newest month first. */
export function MonthTable({ months }: { months: readonly MonthNumbers[] }) {
  const written = months.filter(({ posts }) => posts > 0).reverse()
  if (written.length === 0) return null
  return (
    <details className="month-table">
      <summary>Months in figures</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Posts</th>
            <th scope="col">Words</th>
          </tr>
        </thead>
        <tbody>
          {written.map(({ month, posts, words }) => (
            <tr key={month}>
              <th scope="row">{formatMonth(month)}</th>
              <td>{posts.toLocaleString('en')}</td>
              <td>{words.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
