import { type FormEvent, useEffect, useState } from 'react'
import { Button, FieldError, Heading, Input, Label, Text, TextField } from 'react-aria-components'
import { whyNoHandle } from '#domain/authors/checkAuthor'
import { useStore } from '../../../state/store'
import { AuthorBadge } from '../../AuthorBadge'
import { counted } from '../../counted'
import { useNameOf } from '../../useNameOf'
import { LeftAloneList } from '../files/LeftAloneList'
import { UnsavedPosts } from '../files/UnsavedPosts'
import { useUnsavedWith } from '../files/useUnsavedWith'
import { RenamePreviewList } from './RenamePreviewList'
import { useHandleRename } from './useHandleRename'

/** Gives an author another handle in all of the folder: first it shows what changes, then it changes that. */
export function RenameHandleDialog({ handle }: { handle: string }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const notify = useStore((state) => state.notify)
  const nameOf = useNameOf()
  const unsaved = useUnsavedWith(handle)
  const [typed, setTyped] = useState('')
  const [isLeft, setLeft] = useState(false)
  const { state, failure, progress, look, apply, stop, forget } = useHandleRename(handle)
  const to = typed.trim().replace(/^@/, '')
  const trouble = to === handle ? 'This is the handle that the author has already.' : whyNoHandle(to)
  const isBusy = state.step === 'looking' || state.step === 'changing'

  useEffect(() => {
    if (state.step !== 'done' || state.failed.length > 0) return
    notify({ tone: 'info', message: `@${handle} is @${state.to} now, in ${counted(state.changed, 'file')}.` })
    closeDialog()
  }, [state, handle, notify, closeDialog])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setLeft(true)
    if (state.step === 'shown') apply()
    else if (trouble === null && unsaved.length === 0 && !isBusy) look(to)
  }
  return (
    <form className="rename-form" onSubmit={submit} noValidate>
      <div className="author-head">
        <AuthorBadge handle={handle} size="large" />
        <div>
          <Heading slot="title">Change the handle of {nameOf(handle)}</Heading>
          <p className="author-handle">@{handle}, in all posts and in the authors directory</p>
        </div>
      </div>
      {state.step !== 'done' && (
        <TextField
          className="control"
          value={typed}
          onChange={(text) => {
            setTyped(text)
            if (state.step === 'shown') forget()
          }}
          onBlur={() => setLeft(typed !== '')}
          isInvalid={isLeft && trouble !== null}
          isDisabled={isBusy}
          validationBehavior="aria"
          autoComplete="off"
          spellCheck="false"
          autoFocus
        >
          <Label>New handle</Label>
          <Input className="input input-code" placeholder={handle} />
          {!(isLeft && trouble !== null) && (
            <Text slot="description" className="field-note">
              Letters and digits; “.”, “-” and “_” may stand between them.
            </Text>
          )}
          <FieldError className="field-failure">{trouble}</FieldError>
        </TextField>
      )}
      {state.step !== 'done' && unsaved.length > 0 && (
        <UnsavedPosts ids={unsaved} why="The handle is changed in files" />
      )}
      {isBusy && (
        <label className="rename-progress">
          {state.step === 'looking' ? 'Looking at the posts…' : 'Changing the files…'}
          <progress value={progress?.done} max={progress?.total ?? 1} />
        </label>
      )}
      {state.step === 'shown' && <RenamePreviewList preview={state.preview} from={handle} to={state.to} />}
      {state.step === 'done' && (
        <>
          <p role="status">
            @{handle} is @{state.to} in {counted(state.changed, 'file')} now.
          </p>
          <LeftAloneList title="Left as they were" files={state.failed} />
        </>
      )}
      {failure !== null && (
        <p className="dialog-failure" role="alert">
          {failure}
        </p>
      )}
      <div className="dialog-buttons">
        <Button
          className={state.step === 'done' ? 'button button-main' : 'button'}
          onPress={state.step === 'changing' ? stop : closeDialog}
        >
          {state.step === 'done' ? 'Close' : state.step === 'changing' ? 'Stop' : 'Cancel'}
        </Button>
        {state.step === 'shown' || state.step === 'changing' ? (
          <Button
            type="submit"
            className="button button-main"
            isPending={isBusy}
            isDisabled={state.preview.files.length === 0}
          >
            Change {counted(state.preview.files.length, 'file')}
          </Button>
        ) : (
          state.step !== 'done' && (
            <Button
              type="submit"
              className="button button-main"
              isPending={isBusy}
              isDisabled={unsaved.length > 0}
            >
              Look at the changes
            </Button>
          )
        )}
      </div>
    </form>
  )
}
