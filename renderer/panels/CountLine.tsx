import type { Settings } from '#api'
import { changeSettings } from '../state/folders'
import { countSelected } from '../state/selectionSlice'
import { useStore } from '../state/store'
import { counted } from './counted'
import { SortMenu } from './SortMenu'

const sortLabels: Record<Settings['sort'], string> = { date: 'Date', title: 'Title', changed: 'Changed' }

/** Short: it stands in one line of a narrow panel. */
const selectionLine = (selected: number, total: number, hidden: number) =>
  hidden === 0
    ? `${selected.toLocaleString('en')} of ${counted(total, 'post')} selected`
    : `${selected.toLocaleString('en')} of ${total.toLocaleString('en')} selected, ${hidden.toLocaleString('en')} not listed`

/** How many posts are listed and how many of them are selected, and the order of the list. */
export function CountLine({ rows }: { rows: readonly { id: string }[] }) {
  const total = useStore((state) => state.posts.size)
  const { finished, done, found } = useStore((state) => state.progress)
  const sort = useStore((state) => state.settings.sort)
  const ids = useStore((state) => state.selection.ids)
  const selected = useStore(countSelected)
  const hidden =
    selected > 0 && rows.length < total ? selected - rows.filter(({ id }) => ids.has(id)).length : 0
  const line = !finished
    ? `Reading ${done.toLocaleString('en')} of ${found.toLocaleString('en')}…`
    : selected > 0
      ? selectionLine(selected, total, hidden)
      : rows.length === total
        ? counted(total, 'post')
        : `${rows.length.toLocaleString('en')} of ${counted(total, 'post')}`
  return (
    <div className="count-line">
      <span role="status" title={line}>
        {line}
      </span>
      <SortMenu
        what="posts"
        labels={sortLabels}
        sort={sort}
        onChange={(own) => changeSettings({ sort: own })}
      />
      {!finished && found > 0 && (
        <progress className="scan-progress" value={done} max={found} aria-label="Reading posts" />
      )}
    </div>
  )
}
