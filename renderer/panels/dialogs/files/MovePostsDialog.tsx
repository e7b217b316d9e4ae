import { type FormEvent, useState } from 'react'
import { Button, Heading } from 'react-aria-components'
import { useShallow } from 'zustand/react/shallow'
import type { PostId } from '#api'
import { whyNoPath } from '#domain/moves/fileName'
import { unitsOf } from '#domain/moves/units'
import { folderOf } from '#domain/posts/postPath'
import { dirtyCopies } from '../../../state/copiesSlice'
import { movePosts } from '../../../state/manyMoves'
import { useStore } from '../../../state/store'
import { counted } from '../../counted'
import { FileProgress } from './FileProgress'
import { FolderField } from './FolderField'
import { LeftAloneList } from './LeftAloneList'
import { LinksToList } from './LinksToList'
import { UnitList } from './UnitList'
import { UnsavedPosts } from './UnsavedPosts'
import { useEachFile } from './useEachFile'

/** Moves several posts, with their links, to one folder; those that cannot go there are named and stay. */
export function MovePostsDialog({ ids }: { ids: readonly PostId[] }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const unsaved = useStore(useShallow((state) => dirtyCopies(state).map(({ id }) => id)))
  // What moves is what was there when it was asked for.
  const [units] = useState(() => unitsOf(ids))
  const [folder, setFolder] = useState('')
  const { state, run, stop } = useEachFile()
  const target = folder.replace(/(?<!\/)\/+$/, '')
  const moving = units.filter(({ path }) => folderOf(path) !== target)
  const trouble = target === '' ? null : whyNoPath(target)
  const isRunning = state.step === 'running'
  const canMove = trouble === null && moving.length > 0 && unsaved.length === 0 && !isRunning
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!canMove) return
    const { failed } = await run(moving.length, (control) => movePosts(ids, moving, target, control))
    if (failed.length === 0 && useStore.getState().dialog?.kind === 'movePosts') closeDialog()
  }
  if (state.step === 'done')
    return (
      <>
        <Heading slot="title">Not all have moved</Heading>
        <p role="status">
          {state.done.toLocaleString('en')} of {counted(state.total, 'post')} moved to{' '}
          {target || 'the content folder'}.
        </p>
        <LeftAloneList title="Left as they were" files={state.failed} />
        <div className="dialog-buttons">
          <Button className="button button-main" autoFocus onPress={closeDialog}>
            Close
          </Button>
        </div>
      </>
    )
  return (
    <form className="rename-form" onSubmit={(event) => void submit(event)} noValidate>
      <Heading slot="title">Move {counted(units.length, 'post')} to a folder</Heading>
      <UnitList units={units} />
      <FolderField value={folder} isBusy={isRunning} onChange={setFolder} autoFocus />
      <p>Links and images in them are changed so that they lead where they led, and so are links to them.</p>
      <LinksToList ids={ids} fate="are changed" />
      {unsaved.length > 0 && <UnsavedPosts ids={unsaved} why="Links are changed in files" />}
      {isRunning && <FileProgress {...state} what="moved" />}
      {trouble !== null && (
        <p className="dialog-failure" role="alert">
          {trouble}
        </p>
      )}
      <div className="dialog-buttons">
        <Button className="button" onPress={isRunning ? stop : closeDialog}>
          {isRunning ? 'Stop' : 'Cancel'}
        </Button>
        <Button type="submit" className="button button-main" isPending={isRunning} isDisabled={!canMove}>
          {moving.length === 0 ? 'Move' : `Move ${counted(moving.length, 'post')}`}
        </Button>
      </div>
    </form>
  )
}
