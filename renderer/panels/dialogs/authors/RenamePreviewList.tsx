import { useCallback } from 'react'
import type { RenamePreview } from '#api'
import { request } from '../../../transport'
import { counted } from '../../counted'
import { ChangedFiles } from '../files/ChangedFiles'

/** What another handle changes: how much, in which files, and which of them stay as they are. */
export function RenamePreviewList({
  preview,
  from,
  to,
}: {
  preview: RenamePreview
  from: string
  to: string
}) {
  const { files, refused, merged, token } = preview
  const read = useCallback((id: string) => request('readRenamePatch', { token, id }), [token])
  const places = files.reduce((sum, { count }) => sum + count, 0)
  return (
    <div className="rename-preview">
      <p role="status">
        {files.length === 0
          ? `@${from} stands in no file that can be changed.`
          : `${counted(places, 'place')} in ${counted(files.length, 'file')}.`}
      </p>
      {merged > 0 && files.length > 0 && (
        <p className="rename-warning" role="alert">
          @{to} stands in {counted(merged, 'post')} already. Both authors become one, and nothing tells them
          apart afterwards.
        </p>
      )}
      <ChangedFiles files={files} refused={refused} read={read} />
    </div>
  )
}
