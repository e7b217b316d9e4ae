import { type FormEvent, useState } from 'react'
import { Button, Heading } from 'react-aria-components'
import { dirtyCopies } from '../../../state/copiesSlice'
import type { ExportDraft, ExportScope } from '../../../state/exportDraft'
import { filterPosts } from '../../../state/postList'
import { useStore } from '../../../state/store'
import { counted } from '../../counted'
import { ExportForm } from './ExportForm'
import { ExportPreview } from './ExportPreview'
import { ExportReport } from './ExportReport'
import { useExport } from './useExport'

/** Exports many posts: asks which and how, shows what will be written, writes it, and tells how it went. */
export function ExportDialog({ draft }: { draft: ExportDraft | null }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const openId = useStore((state) => state.openId)
  const posts = useStore((state) => state.posts)
  const filter = useStore((state) => state.filter)
  const postsBy = useStore((state) => state.postsBy)
  const unsaved = useStore((state) => dirtyCopies(state).length)
  const [scope, setScope] = useState<ExportScope>(draft?.scope ?? 'all')
  const [isForced, setForced] = useState(false)
  const own = useExport(draft)
  const { state, failure, choice, target } = own
  const listed = filterPosts([...posts.values()], filter)
    .filter(({ id }) => postsBy?.ids.has(id) ?? true)
    .map(({ id }) => id)
  const isBusy = state.step === 'looking' || state.step === 'writing'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (state.step === 'shown') own.start(isForced)
    else if (!isBusy && target !== null)
      own.look(scope === 'all' ? null : scope === 'listed' ? listed : openId === null ? [] : [openId])
  }
  if (choice === null) return <Heading slot="title">Export posts</Heading>
  return (
    <form className="export-form" onSubmit={submit} noValidate>
      <Heading slot="title">Export posts</Heading>
      {state.step === 'done' ? (
        <ExportReport summary={state.summary} />
      ) : (
        <ExportForm
          {...{ choice, scope, target, isBusy }}
          counts={{ this: openId === null ? 0 : 1, listed: listed.length, all: posts.size }}
          onChoice={own.change}
          onScope={(next) => {
            setScope(next)
            own.forget()
          }}
          onTarget={() => own.chooseTarget(scope)}
        />
      )}
      {unsaved > 0 && (state.step === 'ask' || state.step === 'shown') && (
        <p className="panel-note">
          {counted(unsaved, 'post')} with unsaved text: pages are made of what is saved.
        </p>
      )}
      {state.step === 'looking' && <p role="status">Looking at what is there…</p>}
      {state.step === 'shown' && (
        <ExportPreview plan={state.plan} target={target ?? ''} isForced={isForced} onForced={setForced} />
      )}
      {state.step === 'writing' && (
        <label className="rename-progress">
          {state.done.toLocaleString('en')} of {counted(state.total, 'post')} written
          <progress value={state.done} max={Math.max(1, state.total)} />
        </label>
      )}
      {failure !== null && (
        <p className="dialog-failure" role="alert">
          {failure}
        </p>
      )}
      <div className="dialog-buttons">
        {state.step === 'writing' ? (
          <Button className="button" onPress={own.stop}>
            Stop
          </Button>
        ) : (
          <Button
            className={state.step === 'done' ? 'button button-main' : 'button'}
            autoFocus={state.step === 'done'}
            onPress={closeDialog}
          >
            {state.step === 'done' ? 'Close' : 'Cancel'}
          </Button>
        )}
        {state.step !== 'done' && state.step !== 'writing' && (
          <Button
            type="submit"
            className="button button-main"
            isPending={isBusy}
            isDisabled={target === null || (state.step === 'shown' && state.plan.pages.length === 0)}
          >
            {state.step === 'shown' ? `Export ${counted(state.plan.pages.length, 'post')}` : 'Continue'}
          </Button>
        )}
      </div>
    </form>
  )
}
