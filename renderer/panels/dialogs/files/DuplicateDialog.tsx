import { type FormEvent, useState } from 'react'
import { Heading } from 'react-aria-components'
import type { PostId } from '#api'
import { duplicateAndOpen } from '../../../state/postMoves'
import { useStore } from '../../../state/store'
import { DialogButtons } from '../DialogButtons'
import { PathFields } from './PathFields'
import { usePostPath } from './usePostPath'

/** Copies a post as it is on disk, or its bundle, under a name of the writer's, and opens the copy. */
export function DuplicateDialog({ id }: { id: PostId }) {
  const closeDialog = useStore((state) => state.closeDialog)
  const folder = useStore((state) => state.folder?.key ?? '')
  const { unit, isBundle, parts, ending, setParts, to, trouble } = usePostPath(id, '-copy')
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (trouble !== null || isBusy) return
    setBusy(true)
    const reason = await duplicateAndOpen(folder, id, to)
    setBusy(false)
    if (reason === null) closeDialog()
    else setFailure(reason)
  }
  return (
    <form className="rename-form" onSubmit={(event) => void submit(event)} noValidate>
      <Heading slot="title">Duplicate</Heading>
      <p>
        A copy of <strong>{unit}</strong>
        {isBundle ? ' with all that is in the folder' : ''}, as it was saved last.
      </p>
      <PathFields
        parts={parts}
        ending={ending}
        suggestion=""
        isBusy={isBusy}
        onChange={(next) => {
          setParts(next)
          setFailure(null)
        }}
      />
      {(failure ?? trouble) !== null && (
        <p className="dialog-failure" role="alert">
          {failure ?? trouble}
        </p>
      )}
      <DialogButtons label="Duplicate" isDisabled={isBusy || trouble !== null} />
    </form>
  )
}
