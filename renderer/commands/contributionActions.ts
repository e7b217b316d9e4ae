import { extractOpenPost } from '../state/extractPost'
import { authorsOf } from '../state/outline'
import { useStore } from '../state/store'

/** Opens a dialog of writing together on the open post. */
export const openContributionDialog = (kind: 'importContribution' | 'takeBack' | 'newPostFrom') => () =>
  useStore.getState().openDialog({ kind })

/** Extracts an author's sections of the open post; asks for whom, where no handle is given. */
export function extractSections(handle?: string): void {
  const { openDialog, closeDialog, outline } = useStore.getState()
  if (handle === undefined) {
    openDialog({
      kind: 'chooseAuthor',
      title: 'Extract an author’s sections',
      command: 'sections.extract',
      handles: authorsOf(outline),
    })
    return
  }
  closeDialog()
  void extractOpenPost(handle)
}
