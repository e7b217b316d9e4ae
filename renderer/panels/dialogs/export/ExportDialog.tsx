import { type FormEvent, useState } from 'react'
import { Button, Heading } from 'react-aria-components'
import type { PostId } from '#api'
import type { ExportDraft } from '../../../state/exportDraft'
import { useStore } from '../../../state/store'
import { counted } from '../../counted'
import { ChosenPosts } from './ChosenPosts'
import { ExportForm } from './ExportForm'
import { ExportPreview } from './ExportPreview'
import { ExportReport } from './ExportReport'
import { useExport } from './useExport'
import { scopeAtFirst, useScopes } from './useScopes'

interface ExportDialogProps {
  draft: ExportDraft | null
  /** The posts that it was opened for, in place of those that are selected in the list. */
  posts: readonly PostId[] | undefined
}

/** Exports many posts: asks which and how, shows what will be written, writes it, and tells how it went. */
export function ExportDialog({ draft, posts = draft?.posts }: ExportDialogProps) {
  const closeDialog = useStore((state) => state.closeDialog)
  const scopes = useScopes(posts)
  const [isForced, setForced] = useState(false)
  const own = useExport({ draft, posts, scopeAtFirst: (last) => scopeAtFirst(scopes, last) })
  const { state, failure, choice, target } = own
  const chosen = choice === null ? [] : scopes[choice.scope]
  const isBusy = state.step === 'looking' || state.step === 'writing'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (state.step === 'shown') own.start(isForced)
    else if (!isBusy && target !== null && choice !== null)
      own.look(choice.scope === 'all' ? null : [...chosen])
  }
  if (choice === null) return <Heading slot="title">Export posts</Heading>
  return (
    <form className="export-form" onSubmit={submit} noValidate>
      <Heading slot="title">Export posts</Heading>
      {state.step === 'done' ? (
        <ExportReport summary={state.summary} />
      ) : (
        <ExportForm
          {...{ choice, scopes, target, isBusy }}
          onChoice={own.change}
          onTarget={own.chooseTarget}
        />
      )}
      {(state.step === 'ask' || state.step === 'shown') && (
        <ChosenPosts ids={chosen} drafts={choice.drafts} />
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
