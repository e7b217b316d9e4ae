import { Button } from 'react-aria-components'
import type { AuthorNumbers } from '#domain/authors/authorNumbers'
import { authorHue } from '#domain/authors/colour'
import { isHandle } from '#domain/authors/handle'
import { monthsUpTo } from '#domain/authors/months'
import { editAuthor, renameAuthor } from '../../commands/authorActions'
import { counted } from '../counted'
import { formatMonth } from '../formatDate'
import { useNameOf } from '../useNameOf'
import { MonthChart } from './MonthChart'
import { MonthTable } from './MonthTable'

/** Months in the chart: two years. */
const monthsShown = 24

/** The chosen author: words per month, and what can be done. `latest` is the folder's last month with posts, or ''. */
export function AuthorDetails({ numbers, latest }: { numbers: AuthorNumbers; latest: string }) {
  const nameOf = useNameOf()
  const { author, posts, words, links } = numbers
  const months = latest === '' ? [] : monthsUpTo(latest, monthsShown, numbers.months)
  return (
    <section className="author-details" aria-label={nameOf(author)} style={{ '--hue': authorHue(author) }}>
      <h3 className="author-name">{nameOf(author)}</h3>
      <p className="author-numbers">
        {counted(posts, 'post')} · {counted(words, 'word')}
        {links > 0 && ` · ${counted(links, 'link')}`}
      </p>
      {months.length > 0 && (
        <figure>
          <MonthChart months={months} height={44} />
          <figcaption>
            <span>{formatMonth(months[0]!.month)}</span>
            <span>words per month</span>
            <span>{formatMonth(months.at(-1)!.month)}</span>
          </figcaption>
          <MonthTable months={months} />
        </figure>
      )}
      {isHandle(author) && (
        <div className="author-actions">
          <Button className="button" onPress={() => editAuthor(author)}>
            Edit author…
          </Button>
          <Button className="button" onPress={() => renameAuthor(author)}>
            Change handle…
          </Button>
        </div>
      )}
    </section>
  )
}
