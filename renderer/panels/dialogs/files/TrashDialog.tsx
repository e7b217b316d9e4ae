import { useState } from 'react'
import { Button, Heading } from 'react-aria-components'
import { useShallow } from 'zustand/react/shallow'
import type { PostId } from '#api'
import { type Unit, unitsOf } from '#domain/moves/units'
import { dirtyCopies } from '../../../state/copiesSlice'
import { trashPosts } from '../../../state/manyMoves'
import { useStore } from '../../../state/store'
import { counted } from '../../counted'
import { FileProgress } from './FileProgress'
import { LeftAloneList } from './LeftAloneList'
import { LinksToList } from './LinksToList'
import { UnitList } from './UnitList'
import { useEachFile } from './useEachFile'

/** Asks once before posts go to the trash: what goes with them, and what leads to them. */
export function TrashDialog({ ids }: { ids: readonly PostId[] }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const unsaved = useStore(useShallow((state) => dirtyCopies(state).map(({ id }) => id)))
  // What goes is what was there when it was asked for.
  const [units] = useState(() => unitsOf(ids))
  const { state, run, stop } = useEachFile()
  const trash = async () => {
    const { failed } = await run(units.length, (control) => trashPosts(ids, units, control))
    if (failed.length === 0 && useStore.getState().dialog?.kind === 'trashPosts') closeDialog()
  }
  if (state.step === 'done')
    return (
      <>
        <Heading slot="title">Not all are in the trash</Heading>
        <p role="status">
          {state.done.toLocaleString('en')} of {counted(units.length, 'post')} went to the trash, and can be
          restored from there.
        </p>
        <LeftAloneList title="Still here" files={state.failed} />
        <div className="dialog-buttons">
          <Button className="button button-main" autoFocus onPress={closeDialog}>
            Close
          </Button>
        </div>
      </>
    )
  const isOne = units.length === 1
  const lost = unsaved.filter((id) => ids.includes(id)).length
  return (
    <>
      <Heading slot="title">
        {isOne ? 'Move to the trash?' : `Move ${units.length.toLocaleString('en')} posts to the trash?`}
      </Heading>
      <WhatGoes units={units} lost={lost} />
      {!isOne && <UnitList units={units} />}
      <LinksToList ids={ids} fate="will lead nowhere" />
      {state.step === 'running' && <FileProgress {...state} what="in the trash" />}
      <div className="dialog-buttons">
        {state.step === 'running' ? (
          <Button className="button" onPress={stop}>
            Stop
          </Button>
        ) : (
          <>
            <Button className="button" autoFocus onPress={closeDialog}>
              {isOne ? 'Keep it' : 'Keep them'}
            </Button>
            <Button className="button button-danger" onPress={() => void trash()}>
              Move {isOne ? '' : `${counted(units.length, 'post')} `}to the trash
            </Button>
          </>
        )}
      </div>
    </>
  )
}

const isBundle = ({ id, path }: Unit) => id !== path

function WhatGoes({ units, lost }: { units: readonly Unit[]; lost: number }) {
  const [unit] = units
  const bundles = units.filter(isBundle).length
  if (units.length === 1 && unit !== undefined)
    return (
      <p>
        <strong>{unit.path}</strong> {isBundle(unit) ? 'goes with all that is in the folder' : 'goes'} to the
        trash of this system, and can be restored from there.
        {lost > 0 && ' Its unsaved text is lost.'}
      </p>
    )
  return (
    <p>
      They go to the trash of this system, and can be restored from there.
      {bundles === 1 && ' One of them is a folder: all that is in it goes along.'}
      {bundles > 1 &&
        ` ${bundles.toLocaleString('en')} of them are folders: all that is in these goes along.`}
      {lost > 0 && ` The unsaved text of ${counted(lost, 'post')} is lost.`}
    </p>
  )
}
