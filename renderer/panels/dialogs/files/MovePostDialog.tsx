import { type FormEvent, useCallback, useEffect } from 'react'
import { Button, Heading } from 'react-aria-components'
import type { PostId } from '#api'
import { slugOf } from '#domain/fields/slug'
import { unitOf } from '#domain/moves/move'
import { nameOf, withoutExtension } from '#domain/posts/postPath'
import { useStore } from '../../../state/store'
import { isDirty } from '../../../state/workingCopy'
import { request } from '../../../transport'
import { counted } from '../../counted'
import { ChangedFiles } from './ChangedFiles'
import { LeftAloneList } from './LeftAloneList'
import { PathFields } from './PathFields'
import { UnsavedPosts } from './UnsavedPosts'
import { useMove } from './useMove'
import { usePostPath } from './usePostPath'
import { useUnsavedWith } from './useUnsavedWith'

/** Gives a post another name or folder; the links that change are shown first. */
export function MovePostDialog({ id }: { id: PostId }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const notify = useStore((state) => state.notify)
  const folder = useStore((state) => state.folder?.key ?? '')
  const title = useStore((state) => state.posts.get(id)?.title ?? '')
  const { unit, isBundle, parts, ending, setParts, to, trouble } = usePostPath(id)
  const { state, failure, progress, look, apply, forget } = useMove(id)
  const others = useUnsavedWith(withoutExtension(nameOf(unit)))
  const isOwnDirty = useStore(({ copies }) => copies[id] !== undefined && isDirty(copies[id]))
  const unsaved = isOwnDirty ? [...new Set([id, ...others])] : others
  const isBusy = state.step === 'looking' || state.step === 'moving'

  useEffect(() => {
    if (state.step !== 'done' || state.failed.length > 0) return
    const links = state.changed > 0 ? ` The links in ${counted(state.changed, 'post')} lead there.` : ''
    notify({ tone: 'info', message: `${unit} is ${unitOf(state.id)} now.${links}` })
    closeDialog()
  }, [state, unit, notify, closeDialog])

  const token = state.step === 'shown' ? state.preview.token : ''
  const read = useCallback(
    (own: string) => request('readMovePatch', { folder, token, id: own }),
    [folder, token],
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (state.step === 'shown') apply()
    else if (trouble === null && unsaved.length === 0 && to !== unit && !isBusy) look(to)
  }
  return (
    <form className="rename-form" onSubmit={submit} noValidate>
      <Heading slot="title">Rename or move</Heading>
      <p>
        <strong>{unit}</strong>
        {isBundle && ', the folder of this post with all that is in it'}
      </p>
      {state.step === 'done' ? (
        <>
          <p role="status">
            {unit} is {unitOf(state.id)} now, and the links in {counted(state.changed, 'post')} lead there.
          </p>
          <LeftAloneList title="Left as they were" files={state.failed} />
        </>
      ) : (
        <PathFields
          parts={parts}
          ending={ending}
          suggestion={slugOf(title)}
          isBusy={isBusy}
          onChange={(next) => {
            setParts(next)
            if (state.step === 'shown' || failure !== null) forget()
          }}
        />
      )}
      {state.step !== 'done' && unsaved.length > 0 && (
        <UnsavedPosts ids={unsaved} why="Links are changed in files" />
      )}
      {isBusy && (
        <label className="rename-progress">
          {state.step === 'looking' ? 'Looking for links…' : 'Moving…'}
          <progress value={progress?.done} max={progress?.total ?? 1} />
        </label>
      )}
      {state.step === 'shown' && (
        <div className="rename-preview">
          <p role="status">The links in {counted(state.preview.files.length, 'post')} change with it.</p>
          <ChangedFiles files={state.preview.files} refused={state.preview.refused} read={read} />
        </div>
      )}
      {(failure ?? (state.step !== 'done' ? trouble : null)) !== null && (
        <p className="dialog-failure" role="alert">
          {failure ?? trouble}
        </p>
      )}
      <div className="dialog-buttons">
        <Button className={state.step === 'done' ? 'button button-main' : 'button'} onPress={closeDialog}>
          {state.step === 'done' ? 'Close' : 'Cancel'}
        </Button>
        {state.step !== 'done' && (
          <Button
            type="submit"
            className="button button-main"
            isPending={isBusy}
            isDisabled={trouble !== null || to === unit || unsaved.length > 0}
          >
            {state.step === 'shown' ? 'Move and change the links' : 'Move'}
          </Button>
        )}
      </div>
    </form>
  )
}
