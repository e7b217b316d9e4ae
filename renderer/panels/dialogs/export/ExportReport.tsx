import { Button } from 'react-aria-components'
import type { ExportSummary, PostId } from '#api'
import { openPost } from '../../../state/openPost'
import { useStore } from '../../../state/store'
import { counted } from '../../counted'
import { MoreButton, useShownPart } from '../files/MoreButton'

/** How an export went; each post with a trouble can be opened. */
export function ExportReport({ summary }: { summary: ExportSummary }) {
  const { label, written, unchanged, left, empty, failed, warnings } = summary
  const facts = [
    unchanged.length > 0 ? `${counted(unchanged.length, 'page')} would be the same and stayed.` : '',
    empty.length > 0 ? `${counted(empty.length, 'post')} without a section of this author.` : '',
    left.length > 0 ? `You stopped: ${counted(left.length, 'post')} left. What is there is whole.` : '',
  ].filter((fact) => fact !== '')
  return (
    <>
      <p role="status">
        {written.length === 0 ? 'No page was written to ' : `${counted(written.length, 'page')} written to `}
        <strong>{label}</strong>.
      </p>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      <TroubleList
        title="Failed"
        troubles={failed.map(({ id, reason }) => ({ id, line: 0, message: reason }))}
      />
      <TroubleList title="Warnings" troubles={warnings} />
    </>
  )
}

interface Trouble {
  id: PostId
  line: number
  message: string
}

function TroubleList({ title, troubles }: { title: string; troubles: readonly Trouble[] }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const posts = useStore((state) => state.posts)
  const { shown, more } = useShownPart(troubles)
  if (troubles.length === 0) return null
  return (
    <section aria-label={title} className="export-troubles">
      <h3>
        {title} ({troubles.length.toLocaleString('en')})
      </h3>
      <ul className="dialog-list">
        {shown.map(({ id, line, message }) => (
          <li key={`${id} ${line} ${message}`}>
            {posts.has(id) ? (
              <Button
                className="link-button"
                onPress={() => {
                  closeDialog()
                  void openPost(id)
                }}
              >
                {line > 0 ? `${id}, line ${line}` : id}
              </Button>
            ) : (
              <strong>{id}</strong>
            )}{' '}
            {message}
          </li>
        ))}
      </ul>
      <MoreButton {...more} />
    </section>
  )
}
